package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.AccessToken;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.domain.UserId;
import java.time.Instant;

/** Signs access tokens (RFC 9068). Safe for use by many threads. */
public interface AccessTokens {
    /**
     * Gets the key that signs now, which may fail: so ask before the first write. What comes after that write must not
     * fail for want of a key, since the write would stand and the client would know nothing of it.
     */
    Issuer prepare(Instant now);

    /** Holds all that a token takes; asks neither database nor network. */
    interface Issuer {
        AccessToken issue(UserId userId, SessionId sessionId, Instant now);
    }
}
