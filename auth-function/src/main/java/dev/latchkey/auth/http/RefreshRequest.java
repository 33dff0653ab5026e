package dev.latchkey.auth.http;

import jakarta.validation.constraints.NotNull;

/** The body of a refresh. */
record RefreshRequest(@NotNull String refreshToken) {
    @Override
    public String toString() {
        return "RefreshRequest[hidden]";
    }
}
