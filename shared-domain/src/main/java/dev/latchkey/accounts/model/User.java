package dev.latchkey.accounts.model;

import static java.util.Objects.requireNonNull;

import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/** A user's account, without anything secret. */
public record User(UserId id, Email email, Optional<DisplayName> displayName, Instant createdAt, Instant updatedAt) {
    public User {
        requireNonNull(id, "id");
        requireNonNull(email, "email");
        requireNonNull(displayName, "displayName");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }
}
