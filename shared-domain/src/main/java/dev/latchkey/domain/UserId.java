package dev.latchkey.domain;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Who a user is, for everything outside their account. A UUIDv7 (RFC 9562), so that ids sort by creation. */
public record UserId(UUID value) {
    public UserId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
