package dev.latchkey.preferences.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * Some of what changed after a position: each namespace at most once, in its newest state, oldest change first.
 *
 * @param end where to continue; a client that has read up to here knows every change at or before it
 * @param more whether there are changes after {@code end}
 */
public record ChangePage(List<Entry> entries, Position end, boolean more) {
    /** How many entries make a page. A write of many namespaces is never torn, so a page can pass it by that many. */
    public static final int SIZE = 100;

    public ChangePage {
        entries = List.copyOf(entries);
        requireNonNull(end, "end");
    }

    /** A namespace as its last change left it. */
    public record Entry(Document document, Instant changedAt) {
        public Entry {
            requireNonNull(document, "document");
            requireNonNull(changedAt, "changedAt");
        }
    }
}
