package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.accounts.port.LoginThrottle;
import dev.latchkey.accounts.port.PreferencesExport;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.auth.security.SigningKeyStore;
import dev.latchkey.database.Database;
import dev.latchkey.runtime.metrics.Metrics;
import dev.latchkey.web.limit.RateLimiter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The ports that PostgreSQL stands behind. */
@Singleton
class PersistenceBeans {
    @Produces
    @Singleton
    Users users(Database database) {
        return new PostgresUsers(database);
    }

    @Produces
    @Singleton
    Sessions sessions(Database database, Metrics metrics) {
        return new CountingSessions(new PostgresSessions(database), metrics);
    }

    @Produces
    @Singleton
    LoginThrottle loginThrottle(Database database, ThrottlePolicy policy, Metrics metrics) {
        return new CountingLoginThrottle(new PostgresLoginThrottle(database, policy), metrics);
    }

    @Produces
    @Singleton
    AuditTrail auditTrail(Database database, Metrics metrics) {
        return new CountingAuditTrail(new PostgresAuditTrail(database), metrics);
    }

    @Produces
    @Singleton
    IdempotencyKeys idempotencyKeys(Database database) {
        return new PostgresIdempotencyKeys(database);
    }

    @Produces
    @Singleton
    PreferencesExport preferencesExport(Database database) {
        return new PostgresPreferencesExport(database);
    }

    @Produces
    @Singleton
    SigningKeyStore signingKeyStore(Database database) {
        return new PostgresSigningKeys(database);
    }

    @Produces
    @Singleton
    RateLimiter rateLimiter(Database database, InstantSource clock) {
        return new PostgresRateLimiter(database, clock);
    }
}
