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
import dev.latchkey.accounts.usecase.AccountsPorts;
import dev.latchkey.accounts.usecase.ChangePassword;
import dev.latchkey.accounts.usecase.ChangeProfile;
import dev.latchkey.accounts.usecase.DeleteAccount;
import dev.latchkey.accounts.usecase.EndSession;
import dev.latchkey.accounts.usecase.ExportAccount;
import dev.latchkey.accounts.usecase.ListSessions;
import dev.latchkey.accounts.usecase.LogIn;
import dev.latchkey.accounts.usecase.LogOut;
import dev.latchkey.accounts.usecase.LogOutEverywhere;
import dev.latchkey.accounts.usecase.RefreshSession;
import dev.latchkey.accounts.usecase.Register;
import dev.latchkey.accounts.usecase.ShowUser;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UuidGenerator;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, ready to be used: ports in, use cases out. Production and tests build it by the same call. Safe for use by
 * many threads when the ports are.
 */
public record AccountsApp(
        Register register,
        LogIn logIn,
        RefreshSession refreshSession,
        LogOut logOut,
        LogOutEverywhere logOutEverywhere,
        ListSessions listSessions,
        EndSession endSession,
        ShowUser showUser,
        ChangeProfile changeProfile,
        ChangePassword changePassword,
        DeleteAccount deleteAccount,
        ExportAccount exportAccount) {

    public static Builder builder() {
        return new Builder();
    }

    /** Takes the ports of accounts, in any order. For one thread. */
    public static final class Builder {
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

        private Builder() {}

        public Builder users(Users store) {
            users = store;
            return this;
        }

        public Builder sessions(Sessions store) {
            sessions = store;
            return this;
        }

        public Builder passwordHasher(PasswordHasher hasher) {
            passwordHasher = hasher;
            return this;
        }

        public Builder passwordStrength(PasswordStrength strength) {
            passwordStrength = strength;
            return this;
        }

        public Builder accessTokens(AccessTokens tokens) {
            accessTokens = tokens;
            return this;
        }

        public Builder refreshTokens(RefreshTokens tokens) {
            refreshTokens = tokens;
            return this;
        }

        public Builder loginThrottle(LoginThrottle throttle) {
            loginThrottle = throttle;
            return this;
        }

        public Builder auditTrail(AuditTrail trail) {
            auditTrail = trail;
            return this;
        }

        public Builder idempotencyKeys(IdempotencyKeys keys) {
            idempotencyKeys = keys;
            return this;
        }

        public Builder fingerprints(Fingerprints taker) {
            fingerprints = taker;
            return this;
        }

        public Builder preferencesExport(PreferencesExport export) {
            preferencesExport = export;
            return this;
        }

        public Builder unitOfWork(UnitOfWork work) {
            unitOfWork = work;
            return this;
        }

        public Builder ids(UuidGenerator generator) {
            ids = generator;
            return this;
        }

        /** Read to the microsecond, which is as fine as PostgreSQL keeps time. */
        public Builder clock(InstantSource source) {
            clock = () -> source.instant().truncatedTo(ChronoUnit.MICROS);
            return this;
        }

        public Builder passwordPolicy(PasswordPolicy policy) {
            passwordPolicy = policy;
            return this;
        }

        public Builder sessionPolicy(SessionPolicy policy) {
            sessionPolicy = policy;
            return this;
        }

        /**
         * The use cases over the ports.
         *
         * @throws IllegalStateException when a port is missing; the message names it
         */
        public AccountsApp build() {
            var ports = new AccountsPorts(
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
                    required(sessionPolicy, "sessionPolicy"));
            return new AccountsApp(
                    new Register(ports),
                    new LogIn(ports),
                    new RefreshSession(ports),
                    new LogOut(ports),
                    new LogOutEverywhere(ports),
                    new ListSessions(ports),
                    new EndSession(ports),
                    new ShowUser(ports),
                    new ChangeProfile(ports),
                    new ChangePassword(ports),
                    new DeleteAccount(ports),
                    new ExportAccount(ports));
        }

        private static <T> T required(@Nullable T port, String name) {
            if (port == null) {
                throw new IllegalStateException("AccountsApp needs " + name);
            }
            return port;
        }
    }
}
