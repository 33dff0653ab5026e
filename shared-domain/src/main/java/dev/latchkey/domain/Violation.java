package dev.latchkey.domain;

import static java.util.Objects.requireNonNull;

/**
 * One thing wrong with the input.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901) into the request body; empty for the whole of it
 * @param code a stable, machine-readable name in snake_case
 * @param detail one sentence for a person, without any secret
 */
public record Violation(String pointer, String code, String detail) {
    public Violation {
        requireNonNull(pointer, "pointer");
        requireNonNull(code, "code");
        requireNonNull(detail, "detail");
    }
}
