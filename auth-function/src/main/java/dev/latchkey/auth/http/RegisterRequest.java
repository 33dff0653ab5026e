package dev.latchkey.auth.http;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The body of a registration. */
record RegisterRequest(
        @NotNull String email,
        @NotNull String password,
        @Nullable String displayName) {
    @Override
    public String toString() {
        return "RegisterRequest[hidden]";
    }
}
