package dev.latchkey.preferences.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * All that a user holds, at one moment.
 *
 * @param position of the last change
 * @param documents every namespace that is or was set
 */
public record Snapshot(Position position, List<Document> documents) {
    public Snapshot {
        requireNonNull(position, "position");
        documents = List.copyOf(documents);
    }

    public Optional<Document> document(Namespace namespace) {
        return documents.stream()
                .filter(document -> document.namespace().equals(namespace))
                .findFirst();
    }

    /** Whether the user has set anything that they did not take back. */
    public boolean holdsValues() {
        return documents.stream().anyMatch(document -> document.values().isPresent());
    }
}
