package dev.latchkey.auth.http;

import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.User;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A user, as shown to themselves. */
record UserResponse(UUID id, String email, Optional<String> displayName, Instant createdAt, Instant updatedAt) {
    static UserResponse of(User user) {
        return new UserResponse(
                user.id().value(),
                user.email().given(),
                user.displayName().map(DisplayName::value),
                user.createdAt(),
                user.updatedAt());
    }
}
