package dev.latchkey.auth.http;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.constraints.NotNull;

/** The body of a refresh. */
record RefreshRequest(
        @NotNull @JsonDeserialize(using = BodyTexts.OfToken.class)
        String refreshToken) {
    @Override
    public String toString() {
        return "RefreshRequest[hidden]";
    }
}
