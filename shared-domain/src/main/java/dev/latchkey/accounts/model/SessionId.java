package dev.latchkey.accounts.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Which session. A UUIDv7 (RFC 9562); not a secret. */
public record SessionId(UUID value) {
    public SessionId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
