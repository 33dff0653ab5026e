package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.RefreshToken;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.model.SessionPolicy;
import dev.latchkey.accounts.model.Tokens;
import dev.latchkey.accounts.port.RefreshTokens;
import dev.latchkey.accounts.port.Rotation;
import dev.latchkey.accounts.port.Rotation.Current;
import dev.latchkey.accounts.port.Rotation.Over;
import dev.latchkey.accounts.port.Rotation.Reused;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.UuidGenerator;
import java.time.InstantSource;

/** Gives new tokens for a refresh token (RFC 6749 section 6), which is rotated at every use (RFC 9700 section 4.14). */
public final class RefreshSession {
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final SessionPolicy policy;
    private final TokenIssue tokenIssue;
    private final UuidGenerator ids;
    private final InstantSource clock;

    public RefreshSession(AccountsPorts ports) {
        sessions = ports.sessions();
        refreshTokens = ports.refreshTokens();
        policy = ports.sessionPolicy();
        tokenIssue = new TokenIssue(ports);
        ids = ports.ids();
        clock = ports.clock();
    }

    /**
     * Checks the token's code first, so that a forged token reaches no session; but only when the key to sign with opens.
     * Where it does not, the secret that both come from is probably another one, which would make every token look forged,
     * and clients throw theirs away.
     *
     * @throws dev.latchkey.domain.FailureException {@code INVALID_REFRESH_TOKEN} for what was never issued;
     *     {@code REFRESH_TOKEN_REUSED} for an old token, which ends its session; {@code SESSION_EXPIRED} when the
     *     session is over
     */
    public Tokens refresh(String encoded, RequestOrigin origin) {
        var token = RefreshToken.parse(encoded).orElseThrow(RefreshSession::invalid);
        var now = clock.instant();
        var tokens = tokenIssue.prepare(now);
        if (!refreshTokens.isGenuine(token)) {
            throw invalid();
        }
        var rotation = new Rotation(token.sessionId(), token.generation(), policy, origin, now, ids.next());
        return switch (sessions.rotate(rotation)) {
            case Current current ->
                tokens.of(current.userId(), token.sessionId(), current.generation(), current.expiresAt(), now);
            case Reused _ ->
                throw refusal(
                        FailureCode.REFRESH_TOKEN_REUSED,
                        "This refresh token was used before, so its session was ended. Log in again.");
            case Over _ -> throw refusal(FailureCode.SESSION_EXPIRED, "The session is over. Log in again.");
        };
    }

    private static FailureException invalid() {
        return refusal(FailureCode.INVALID_REFRESH_TOKEN, "This is not a refresh token of this service.");
    }

    private static FailureException refusal(FailureCode code, String detail) {
        return Failure.of(code, detail).asException();
    }
}
