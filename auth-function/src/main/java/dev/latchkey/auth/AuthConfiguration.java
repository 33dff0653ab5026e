package dev.latchkey.auth;

import dev.latchkey.accounts.AccountsApp;
import dev.latchkey.accounts.model.ThrottlePolicy;
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
import dev.latchkey.auth.security.Argon2Parameters;
import dev.latchkey.auth.security.TokenSettings;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UuidGenerator;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.secret.MasterKey;
import dev.latchkey.web.WebSettings;
import dev.latchkey.web.limit.RateLimits;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Builds the accounts' app of its ports, as tests build it of fakes. */
@Singleton
class AuthConfiguration {
    @Produces
    @Singleton
    @Startup
    AuthSettings settings(Environment environment) {
        return AuthSettings.from(environment);
    }

    @Produces
    @Singleton
    @Startup
    MasterKey masterKey(Environment environment) {
        return MasterKey.from(environment);
    }

    @Produces
    @Singleton
    ThrottlePolicy throttlePolicy(AuthSettings settings) {
        return settings.throttle();
    }

    @Produces
    @Singleton
    Argon2Parameters argon2Parameters(AuthSettings settings) {
        return settings.hash();
    }

    @Produces
    @Singleton
    RateLimits rateLimits(AuthSettings settings) {
        return settings.rates();
    }

    @Produces
    @Singleton
    TokenSettings tokenSettings(AuthSettings settings, WebSettings web) {
        return new TokenSettings(web.issuer(), web.audience(), settings.accessTokenLife());
    }

    @Produces
    @Singleton
    AccountsApp accounts(AccountsApp.Builder builder) {
        return builder.build();
    }

    /** A new one for each that asks. */
    @Produces
    @Dependent
    AccountsApp.Builder builder(
            Users users,
            Sessions sessions,
            PasswordHasher passwordHasher,
            PasswordStrength passwordStrength,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            LoginThrottle loginThrottle,
            AuditTrail auditTrail,
            IdempotencyKeys idempotencyKeys,
            Fingerprints fingerprints,
            PreferencesExport preferencesExport,
            UnitOfWork unitOfWork,
            UuidGenerator ids,
            InstantSource clock,
            AuthSettings settings) {
        return AccountsApp.builder()
                .users(users)
                .sessions(sessions)
                .passwordHasher(passwordHasher)
                .passwordStrength(passwordStrength)
                .accessTokens(accessTokens)
                .refreshTokens(refreshTokens)
                .loginThrottle(loginThrottle)
                .auditTrail(auditTrail)
                .idempotencyKeys(idempotencyKeys)
                .fingerprints(fingerprints)
                .preferencesExport(preferencesExport)
                .unitOfWork(unitOfWork)
                .ids(ids)
                .clock(clock)
                .passwordPolicy(settings.passwords())
                .sessionPolicy(settings.sessions());
    }
}
