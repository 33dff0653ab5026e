package dev.latchkey.auth.http;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.latchkey.accounts.model.DeviceName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The body of a log-in. */
record LogInRequest(
        @NotNull @JsonDeserialize(using = BodyTexts.OfEmail.class)
        Email email,

        @NotNull @JsonDeserialize(using = BodyTexts.OfPassword.class)
        Password password,

        @JsonDeserialize(using = BodyTexts.OfDeviceName.class) @Nullable
        DeviceName deviceName) {
    @Override
    public String toString() {
        return "LogInRequest[hidden]";
    }
}
