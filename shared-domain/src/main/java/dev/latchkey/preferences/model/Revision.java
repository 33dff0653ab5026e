package dev.latchkey.preferences.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a namespace.
 *
 * @param values what the user had set; empty when this version took it back
 */
public record Revision(Version version, Optional<JsonObject> values, Instant changedAt) {
    /** How many versions of a namespace are kept, the newest included. */
    public static final int KEPT = 20;

    public Revision {
        requireNonNull(version, "version");
        requireNonNull(values, "values");
        requireNonNull(changedAt, "changedAt");
    }
}
