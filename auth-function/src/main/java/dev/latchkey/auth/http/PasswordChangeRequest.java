package dev.latchkey.auth.http;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.latchkey.accounts.model.Password;
import jakarta.validation.constraints.NotNull;

/** The body of a change of password. */
record PasswordChangeRequest(
        @NotNull @JsonDeserialize(using = BodyTexts.OfPassword.class)
        Password currentPassword,

        @NotNull @JsonDeserialize(using = BodyTexts.OfPassword.class)
        Password newPassword) {
    @Override
    public String toString() {
        return "PasswordChangeRequest[hidden]";
    }
}
