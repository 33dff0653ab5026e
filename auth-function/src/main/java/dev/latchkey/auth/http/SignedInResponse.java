package dev.latchkey.auth.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.latchkey.accounts.usecase.SignedIn;

/** A user who has signed in, with their tokens beside. */
record SignedInResponse(UserResponse user, @JsonUnwrapped TokenResponse tokens) {
    static SignedInResponse of(SignedIn signedIn) {
        return new SignedInResponse(UserResponse.of(signedIn.user()), TokenResponse.of(signedIn.tokens()));
    }
}
