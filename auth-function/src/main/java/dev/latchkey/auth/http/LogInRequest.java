package dev.latchkey.auth.http;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The body of a log-in. */
record LogInRequest(
        @NotNull String email,
        @NotNull String password,
        @Nullable String deviceName) {
    @Override
    public String toString() {
        return "LogInRequest[hidden]";
    }
}
