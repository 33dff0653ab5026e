package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.accounts.port.AccountsStore;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.accounts.port.LoginThrottle;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.database.Database;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import dev.latchkey.runtime.metrics.Metrics;
import jakarta.inject.Singleton;

/** The real store, for the contract tests. */
@Singleton
class PostgresStore implements AccountsStore {
    private final Database database;
    private final UnitOfWork unitOfWork;
    private final Metrics metrics;

    PostgresStore(Database database, UnitOfWork unitOfWork, Metrics metrics) {
        this.database = database;
        this.metrics = metrics;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Users users() {
        return new PostgresUsers(database);
    }

    @Override
    public Sessions sessions() {
        return new PostgresSessions(database, metrics);
    }

    @Override
    public LoginThrottle loginThrottle(ThrottlePolicy policy) {
        return new PostgresLoginThrottle(database, policy, metrics);
    }

    @Override
    public AuditTrail auditTrail() {
        return new PostgresAuditTrail(database, metrics);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return new PostgresIdempotencyKeys(database);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public boolean tellsOfDeletion(UserId userId) {
        return database.find(
                        "select * from audit_events where former_user_id = ? and type = 'account_deleted'",
                        AuditRows::read,
                        userId.value())
                .isPresent();
    }
}
