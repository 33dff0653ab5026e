package dev.latchkey.preferences.wiring;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Snapshot;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.WriteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Documents of a user who has none, where every write succeeds and nothing is kept: for priming. */
final class DocumentsInMemory implements Documents {
    @Override
    public Document find(UserId user, Namespace namespace) {
        return Document.unset(namespace);
    }

    @Override
    public Snapshot findAll(UserId user) {
        return new Snapshot(Position.START, List.of());
    }

    @Override
    public WriteOutcome write(UserId user, List<Change> changes, Optional<Position> basis, Instant at) {
        var applied = changes.stream()
                .map(change -> new WriteOutcome.Applied(new Version(1), true))
                .toList();
        return new WriteOutcome.Written(Position.START.next(), applied);
    }

    @Override
    public void lock(UserId user) {
        // Nobody else knows these documents.
    }
}
