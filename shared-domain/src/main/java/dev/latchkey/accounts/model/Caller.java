package dev.latchkey.accounts.model;

import static java.util.Objects.requireNonNull;

import dev.latchkey.domain.UserId;

/**
 * Who makes a request: the user and session that a verified access token names. The token outlives the session that
 * it was issued for by some minutes, so whether the session still lives is for the database to say.
 */
public record Caller(UserId userId, SessionId sessionId, RequestOrigin origin) {
    public Caller {
        requireNonNull(userId, "userId");
        requireNonNull(sessionId, "sessionId");
        requireNonNull(origin, "origin");
    }
}
