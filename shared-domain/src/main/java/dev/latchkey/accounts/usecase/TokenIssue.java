package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.model.Tokens;
import dev.latchkey.accounts.port.AccessTokens;
import dev.latchkey.accounts.port.RefreshTokens;
import dev.latchkey.domain.UserId;
import java.time.Duration;
import java.time.Instant;

/** Issues both tokens of a session. */
final class TokenIssue {
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;

    TokenIssue(AccountsPorts ports) {
        accessTokens = ports.accessTokens();
        refreshTokens = ports.refreshTokens();
    }

    /** Does all that may fail; comes before the first write. */
    Prepared prepare(Instant now) {
        return new Prepared(accessTokens.prepare(now), refreshTokens);
    }

    /** What can no longer fail for want of a key. */
    record Prepared(AccessTokens.Issuer accessTokens, RefreshTokens refreshTokens) {
        Tokens of(Session session, Instant now) {
            return of(session.userId(), session.id(), session.generation(), session.expiresAt(), now);
        }

        Tokens of(UserId userId, SessionId sessionId, int generation, Instant expiresAt, Instant now) {
            return new Tokens(
                    accessTokens.issue(userId, sessionId, now),
                    refreshTokens.issue(sessionId, generation),
                    Duration.between(now, expiresAt));
        }
    }
}
