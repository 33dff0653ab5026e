package dev.latchkey.accounts.model;

import java.time.Duration;

/** A signed access token (RFC 9068) and how long it is good for. {@code toString} hides it. */
public record AccessToken(String value, Duration life) {
    @Override
    public String toString() {
        return "AccessToken[hidden, %s]".formatted(life);
    }
}
