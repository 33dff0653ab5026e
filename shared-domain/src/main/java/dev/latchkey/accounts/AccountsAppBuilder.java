package dev.latchkey.accounts;

import dev.latchkey.accounts.model.PasswordPolicy;
import dev.latchkey.accounts.model.SessionPolicy;
import dev.latchkey.accounts.port.AccessTokens;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.accounts.port.Fingerprints;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.accounts.port.LoginThrottle;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.PasswordStrength;
import dev.latchkey.accounts.port.PreferencesExport;
import dev.latchkey.accounts.port.RefreshTokens;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.accounts.usecase.Ports;
import dev.latchkey.accounts.usecase.UseCases;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UuidGenerator;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Takes the ports of accounts, in any order. For one thread. */
public final class AccountsAppBuilder {
    private @Nullable Users users;
    private @Nullable Sessions sessions;
    private @Nullable PasswordHasher passwordHasher;
    private @Nullable PasswordStrength passwordStrength;
    private @Nullable AccessTokens accessTokens;
    private @Nullable RefreshTokens refreshTokens;
    private @Nullable LoginThrottle loginThrottle;
    private @Nullable AuditTrail auditTrail;
    private @Nullable IdempotencyKeys idempotencyKeys;
    private @Nullable Fingerprints fingerprints;
    private @Nullable PreferencesExport preferencesExport;
    private @Nullable UnitOfWork unitOfWork;
    private @Nullable UuidGenerator ids;
    private @Nullable InstantSource clock;
    private @Nullable PasswordPolicy passwordPolicy;
    private @Nullable SessionPolicy sessionPolicy;

    AccountsAppBuilder() {}

    public AccountsAppBuilder users(Users store) {
        users = store;
        return this;
    }

    public AccountsAppBuilder sessions(Sessions store) {
        sessions = store;
        return this;
    }

    public AccountsAppBuilder passwordHasher(PasswordHasher hasher) {
        passwordHasher = hasher;
        return this;
    }

    public AccountsAppBuilder passwordStrength(PasswordStrength strength) {
        passwordStrength = strength;
        return this;
    }

    public AccountsAppBuilder accessTokens(AccessTokens tokens) {
        accessTokens = tokens;
        return this;
    }

    public AccountsAppBuilder refreshTokens(RefreshTokens tokens) {
        refreshTokens = tokens;
        return this;
    }

    public AccountsAppBuilder loginThrottle(LoginThrottle throttle) {
        loginThrottle = throttle;
        return this;
    }

    public AccountsAppBuilder auditTrail(AuditTrail trail) {
        auditTrail = trail;
        return this;
    }

    public AccountsAppBuilder idempotencyKeys(IdempotencyKeys keys) {
        idempotencyKeys = keys;
        return this;
    }

    public AccountsAppBuilder fingerprints(Fingerprints taker) {
        fingerprints = taker;
        return this;
    }

    public AccountsAppBuilder preferencesExport(PreferencesExport export) {
        preferencesExport = export;
        return this;
    }

    public AccountsAppBuilder unitOfWork(UnitOfWork work) {
        unitOfWork = work;
        return this;
    }

    public AccountsAppBuilder ids(UuidGenerator generator) {
        ids = generator;
        return this;
    }

    /** Read to the microsecond, which is as fine as PostgreSQL keeps time. */
    public AccountsAppBuilder clock(InstantSource source) {
        clock = () -> source.instant().truncatedTo(ChronoUnit.MICROS);
        return this;
    }

    public AccountsAppBuilder passwordPolicy(PasswordPolicy policy) {
        passwordPolicy = policy;
        return this;
    }

    public AccountsAppBuilder sessionPolicy(SessionPolicy policy) {
        sessionPolicy = policy;
        return this;
    }

    /**
     * The use cases over the ports.
     *
     * @throws IllegalStateException when a port is missing; the message names it
     */
    public AccountsApp build() {
        return new AccountsApp(UseCases.of(new Ports(
                required(users, "users"),
                required(sessions, "sessions"),
                required(passwordHasher, "passwordHasher"),
                required(passwordStrength, "passwordStrength"),
                required(accessTokens, "accessTokens"),
                required(refreshTokens, "refreshTokens"),
                required(loginThrottle, "loginThrottle"),
                required(auditTrail, "auditTrail"),
                required(idempotencyKeys, "idempotencyKeys"),
                required(fingerprints, "fingerprints"),
                required(preferencesExport, "preferencesExport"),
                required(unitOfWork, "unitOfWork"),
                required(ids, "ids"),
                required(clock, "clock"),
                required(passwordPolicy, "passwordPolicy"),
                required(sessionPolicy, "sessionPolicy"))));
    }

    private static <T> T required(@Nullable T port, String name) {
        if (port == null) {
            throw new IllegalStateException("AccountsApp needs " + name);
        }
        return port;
    }
}
