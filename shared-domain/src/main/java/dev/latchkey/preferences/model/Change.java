package dev.latchkey.preferences.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One write to one namespace.
 *
 * @param values what the user sets; empty to take everything back, which changes nothing when nothing is set
 */
public record Change(Namespace namespace, Optional<JsonObject> values, Precondition precondition) {
    public Change {
        requireNonNull(namespace, "namespace");
        requireNonNull(values, "values");
        requireNonNull(precondition, "precondition");
    }
}
