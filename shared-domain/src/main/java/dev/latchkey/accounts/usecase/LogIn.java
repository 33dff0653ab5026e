package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.Users;
import java.time.InstantSource;

/** Signs a user in by email and password. */
public final class LogIn {
    private final Users users;
    private final PasswordHasher hasher;
    private final PasswordProof proof;
    private final SessionStart sessionStart;
    private final TokenIssue tokenIssue;
    private final InstantSource clock;

    public LogIn(AccountsPorts ports) {
        users = ports.users();
        hasher = ports.passwordHasher();
        proof = new PasswordProof(ports);
        sessionStart = new SessionStart(ports);
        tokenIssue = new TokenIssue(ports);
        clock = ports.clock();
    }

    /**
     * Starts a session. Needs no unit of work: each step is atomic and right by itself, and the right password resets
     * the throttle even should the session then fail to start.
     *
     * @throws dev.latchkey.domain.FailureException {@code TOO_MANY_REQUESTS} before anything is hashed;
     *     {@code INVALID_CREDENTIALS}, the same and after the same work for an unknown email as for a wrong password
     */
    public SignedIn logIn(LogInAttempt attempt) {
        var tokens = tokenIssue.prepare(clock.instant());
        proof.admit(attempt.email(), attempt.origin());
        var found = users.findCredentials(attempt.email());
        var proven = proof.require(attempt.email(), found, attempt.password(), attempt.origin());
        rehashIfNeeded(proven, attempt.password());
        var now = clock.instant();
        var session = sessionStart.draft(proven.user().id(), attempt.deviceName(), attempt.origin(), now);
        sessionStart.start(session, proven, AuditEventType.LOGGED_IN, attempt.origin());
        return new SignedIn(proven.user(), tokens.of(session, now));
    }

    private void rehashIfNeeded(Credentials proven, Password password) {
        if (hasher.needsRehash(proven.hash())) {
            users.rehash(proven, hasher.hash(password));
        }
    }
}
