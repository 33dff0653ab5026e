package dev.latchkey.auth.http;

import jakarta.validation.constraints.NotNull;

/** The body of a change of password. */
record PasswordChangeRequest(
        @NotNull String currentPassword, @NotNull String newPassword) {
    @Override
    public String toString() {
        return "PasswordChangeRequest[hidden]";
    }
}
