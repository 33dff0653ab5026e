package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.RefreshToken;
import dev.latchkey.accounts.model.SessionId;

/**
 * Makes refresh tokens and distinguishes genuine from forged ones, by a key that is not in the database. Safe for use
 * by many threads.
 */
public interface RefreshTokens {
    /** The one token of this session and generation: the same one at every call. */
    RefreshToken issue(SessionId sessionId, int generation);

    /** Whether {@link #issue} made this token; takes the same time either way. */
    boolean isGenuine(RefreshToken token);
}
