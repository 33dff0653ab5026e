package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.ChangeCursor;
import dev.latchkey.preferences.model.ChangePage;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.port.Changes;
import java.util.Optional;

/**
 * Lists what changed since a client last asked, each namespace once, in its newest state, deletions included. A client
 * that applies page after page ends with what {@link ShowAll} shows of the namespaces that were set. One round trip.
 */
public final class ListChanges {
    private final Changes changes;
    private final Views views;

    public ListChanges(PreferencesPorts ports) {
        this.changes = ports.changes();
        this.views = new Views(ports.catalog());
    }

    /**
     * The next page.
     *
     * @param cursor from the last answer; empty for everything
     * @throws dev.latchkey.domain.FailureException with {@code validation_failed} for a cursor that this user was not
     *     given, {@code invalid_token} for a user that no longer exists
     */
    public ChangeList list(UserId user, Optional<String> cursor) {
        var since = cursor.map(text -> ChangeCursor.decode(user, text)).orElse(Position.START);
        var page = changes.after(user, since).orElseThrow(ChangeCursor::unknown);
        return new ChangeList(
                page.entries().stream().map(this::entry).toList(), ChangeCursor.encode(user, page.end()), page.more());
    }

    private ChangeList.Entry entry(ChangePage.Entry entry) {
        var document = entry.document();
        return new ChangeList.Entry(
                document.namespace(),
                document.version(),
                document.values().map(_ -> views.showSet(document).effective()),
                entry.changedAt());
    }
}
