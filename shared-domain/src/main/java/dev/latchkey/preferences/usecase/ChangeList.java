package dev.latchkey.preferences.usecase;

import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of changes.
 *
 * @param cursor what to ask with next, also when nothing changed
 * @param more whether asking at once will give more
 */
public record ChangeList(List<Entry> entries, String cursor, boolean more) {
    public ChangeList {
        entries = List.copyOf(entries);
    }

    /**
     * A namespace as its last change left it.
     *
     * @param effective as reading the namespace shows it; empty when its values were taken back
     */
    public record Entry(Namespace namespace, Version version, Optional<JsonObject> effective, Instant changedAt) {}
}
