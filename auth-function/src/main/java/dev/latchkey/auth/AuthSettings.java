package dev.latchkey.auth;

import dev.latchkey.accounts.model.PasswordPolicy;
import dev.latchkey.accounts.model.SessionPolicy;
import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.auth.security.Argon2Parameters;
import dev.latchkey.runtime.config.AccountSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import dev.latchkey.runtime.config.Rate;
import dev.latchkey.runtime.config.Setting;
import dev.latchkey.web.limit.RateLimits;
import java.time.Duration;
import java.util.Map;

/** The settings of accounts, checked when the function starts. */
record AuthSettings(
        Duration accessTokenLife,
        SessionPolicy sessions,
        PasswordPolicy passwords,
        ThrottlePolicy throttle,
        Argon2Parameters hash,
        RateLimits rates) {
    private static final Duration IDLE_DEFAULT = Duration.ofDays(30);

    /** Of the routes that need no token, by the names that their limits have. */
    private static final Map<String, Setting<Rate>> RATES = Map.of(
            "login", AccountSettings.RATE_LIMIT_LOGIN,
            "register", AccountSettings.RATE_LIMIT_REGISTER,
            "refresh", AccountSettings.RATE_LIMIT_REFRESH);

    /** @throws InvalidSetting naming the variable that is wrong */
    static AuthSettings from(Environment environment) {
        return new AuthSettings(
                environment.get(AccountSettings.ACCESS_TOKEN_TTL),
                sessions(environment),
                new PasswordPolicy(
                        environment.get(AccountSettings.PASSWORD_MIN_LENGTH),
                        environment.get(AccountSettings.PASSWORD_MIN_SCORE)),
                ThrottlePolicy.withFreeFailures(environment.get(AccountSettings.LOGIN_FREE_FAILURES)),
                Argon2Parameters.of(environment.get(AccountSettings.PASSWORD_HASH)),
                RateLimits.from(environment, RATES));
    }

    private static SessionPolicy sessions(Environment environment) {
        var maxLife = environment.get(AccountSettings.SESSION_MAX_TTL);
        return new SessionPolicy(
                environment.get(AccountSettings.REFRESH_REPLAY_WINDOW),
                environment
                        .find(AccountSettings.SESSION_IDLE_TTL)
                        .orElse(maxLife.compareTo(IDLE_DEFAULT) < 0 ? maxLife : IDLE_DEFAULT),
                maxLife);
    }
}
