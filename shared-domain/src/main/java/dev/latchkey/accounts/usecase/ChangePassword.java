package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.domain.UnitOfWork;

/** Gives the caller a new password. */
public final class ChangePassword {
    private final Users users;
    private final Sessions sessions;
    private final IdempotencyKeys idempotencyKeys;
    private final AuditTrail audit;
    private final CallerProof proof;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final UnitOfWork unitOfWork;
    private final AuditEvents events;

    public ChangePassword(AccountsPorts ports) {
        users = ports.users();
        sessions = ports.sessions();
        idempotencyKeys = ports.idempotencyKeys();
        audit = ports.auditTrail();
        proof = new CallerProof(ports);
        rules = new PasswordRules(ports);
        hasher = ports.passwordHasher();
        unitOfWork = ports.unitOfWork();
        events = new AuditEvents(ports);
    }

    /**
     * Changes the password and ends every other session. What the old password still opened, a registration that may
     * be repeated included, it opens no longer.
     *
     * @throws dev.latchkey.domain.FailureException {@code INVALID_TOKEN} when the caller's session is over;
     *     {@code TOO_MANY_REQUESTS} and {@code INVALID_CREDENTIALS} as at log-in; {@code WEAK_PASSWORD};
     *     {@code CONFLICT} when another change came first
     */
    public void change(Caller caller, Password current, Password next) {
        var proven = proof.require(caller, current);
        rules.check(next, proven.user().email(), proven.user().displayName(), "/new_password");
        var hash = hasher.hash(next);
        unitOfWork.run(() -> replace(caller, proven, hash));
    }

    private void replace(Caller caller, Credentials proven, PasswordHash hash) {
        var event = events.by(caller, AuditEventType.PASSWORD_CHANGED);
        if (!users.changePassword(proven, hash, event.at())) {
            throw Refusals.passwordChangedMeanwhile();
        }
        sessions.endOthers(caller);
        idempotencyKeys.forget(caller.userId());
        audit.record(event);
    }
}
