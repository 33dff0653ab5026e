package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;

/** One store behind all ports that keep something: what the contract tests run against. */
public interface AccountsStore {
    Users users();

    Sessions sessions();

    LoginThrottle loginThrottle(ThrottlePolicy policy);

    AuditTrail auditTrail();

    IdempotencyKeys idempotencyKeys();

    UnitOfWork unitOfWork();

    /** Whether the audit trail tells that this user's account was deleted. */
    boolean tellsOfDeletion(UserId userId);
}
