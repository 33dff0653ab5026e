package dev.latchkey.accounts.usecase;

import static java.util.Objects.requireNonNull;

import dev.latchkey.accounts.model.DeviceName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.RequestOrigin;
import java.util.Optional;

/** The wish to sign in. */
public record LogInAttempt(Email email, Password password, Optional<DeviceName> deviceName, RequestOrigin origin) {
    public LogInAttempt {
        requireNonNull(email, "email");
        requireNonNull(password, "password");
        requireNonNull(deviceName, "deviceName");
        requireNonNull(origin, "origin");
    }
}
