package dev.latchkey.accounts.usecase;

import static java.util.Objects.requireNonNull;

import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.RequestOrigin;
import java.util.Optional;

/** The wish to open an account. */
public record Registration(
        Email email,
        Password password,
        Optional<DisplayName> displayName,
        Optional<IdempotencyKey> idempotencyKey,
        RequestOrigin origin) {
    public Registration {
        requireNonNull(email, "email");
        requireNonNull(password, "password");
        requireNonNull(displayName, "displayName");
        requireNonNull(idempotencyKey, "idempotencyKey");
        requireNonNull(origin, "origin");
    }
}
