package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.domain.UnitOfWork;

/** Removes the caller's account and everything that belongs to it. */
public final class DeleteAccount {
    private final Users users;
    private final AuditTrail audit;
    private final CallerProof proof;
    private final UnitOfWork unitOfWork;
    private final AuditEvents events;

    public DeleteAccount(AccountsPorts ports) {
        users = ports.users();
        audit = ports.auditTrail();
        proof = new CallerProof(ports);
        unitOfWork = ports.unitOfWork();
        events = new AuditEvents(ports);
    }

    /**
     * Deletes at once and for good. The access tokens that are out still verify, and open nothing.
     *
     * @throws dev.latchkey.domain.FailureException {@code INVALID_TOKEN} when the caller's session is over;
     *     {@code TOO_MANY_REQUESTS} and {@code INVALID_CREDENTIALS} as at log-in; {@code CONFLICT} when the password
     *     was changed at the same time
     */
    public void delete(Caller caller, Password password) {
        var proven = proof.require(caller, password);
        unitOfWork.run(() -> {
            if (!users.delete(proven)) {
                throw Refusals.passwordChangedMeanwhile();
            }
            audit.record(events.by(caller, AuditEventType.ACCOUNT_DELETED));
        });
    }
}
