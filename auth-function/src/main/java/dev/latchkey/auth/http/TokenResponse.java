package dev.latchkey.auth.http;

import dev.latchkey.accounts.model.Tokens;

/** Tokens, in OAuth's names (RFC 6749 section 5.1); lives are in seconds. */
record TokenResponse(String accessToken, String tokenType, long expiresIn, String refreshToken, long refreshExpiresIn) {
    static TokenResponse of(Tokens tokens) {
        return new TokenResponse(
                tokens.access().value(),
                "Bearer",
                tokens.access().life().toSeconds(),
                tokens.refresh().encoded(),
                tokens.refreshLife().toSeconds());
    }

    @Override
    public String toString() {
        return "TokenResponse[hidden]";
    }
}
