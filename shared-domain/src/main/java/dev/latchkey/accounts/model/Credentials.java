package dev.latchkey.accounts.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a user's password is checked against.
 *
 * @param passwordChangedAt distinguishes one password of the user from the next; rehashing one does not change it
 */
public record Credentials(User user, PasswordHash hash, Instant passwordChangedAt) {
    public Credentials {
        requireNonNull(user, "user");
        requireNonNull(hash, "hash");
        requireNonNull(passwordChangedAt, "passwordChangedAt");
    }
}
