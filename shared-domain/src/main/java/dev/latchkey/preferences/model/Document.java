package dev.latchkey.preferences.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a user holds in a namespace.
 *
 * @param version of the last change, 0 without any
 * @param values what the user set, without defaults; empty when they never set anything or took it back
 */
public record Document(Namespace namespace, Version version, Optional<JsonObject> values) {
    public Document {
        requireNonNull(namespace, "namespace");
        requireNonNull(version, "version");
        requireNonNull(values, "values");
    }

    /** A namespace that was never set. */
    public static Document unset(Namespace namespace) {
        return new Document(namespace, Version.NONE, Optional.empty());
    }
}
