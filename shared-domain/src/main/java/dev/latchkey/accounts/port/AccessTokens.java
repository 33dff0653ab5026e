package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.AccessToken;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.domain.UserId;
import java.time.Instant;

/** Signs access tokens (RFC 9068). Safe for use by many threads. */
public interface AccessTokens {
    AccessToken issue(UserId userId, SessionId sessionId, Instant now);
}
