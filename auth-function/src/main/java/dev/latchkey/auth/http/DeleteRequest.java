package dev.latchkey.auth.http;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.latchkey.accounts.model.Password;
import jakarta.validation.constraints.NotNull;

/** The body of a deletion. */
record DeleteRequest(
        @NotNull @JsonDeserialize(using = BodyTexts.OfPassword.class)
        Password password) {
    @Override
    public String toString() {
        return "DeleteRequest[hidden]";
    }
}
