package dev.latchkey.auth.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.accounts.usecase.SignedIn;
import dev.latchkey.web.json.StrictJson;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;

/** Reads, checks and writes bodies as the routes do, before a snapshot. */
@Singleton
public class BodyPriming {
    private final StrictJson json;
    private final Validator validator;

    BodyPriming(StrictJson json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    public void prime() {
        read("{\"email\":\"a@priming.invalid\",\"password\":\"\"}", RegisterRequest.class);
        read("{\"email\":\"a@priming.invalid\",\"password\":\"\"}", LogInRequest.class);
        read("{\"refresh_token\":\"\"}", RefreshRequest.class);
    }

    public void write(SignedIn signedIn) {
        json.write(SignedInResponse.of(signedIn));
        json.write(TokenResponse.of(signedIn.tokens()));
        json.write(UserResponse.of(signedIn.user()));
    }

    private void read(String body, Class<?> type) {
        validator.validate(json.read(body.getBytes(UTF_8), type));
    }
}
