package dev.latchkey.auth;

import dev.latchkey.accounts.model.PasswordPolicy;
import dev.latchkey.accounts.model.SessionPolicy;
import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.auth.security.Argon2Parameters;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import dev.latchkey.web.limit.Rate;
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
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** So many requests of one address on the routes that need no token. */
    private static final Map<String, Rate> RATES = Map.of(
            "login", new Rate(30, MINUTE),
            "register", new Rate(10, MINUTE),
            "refresh", new Rate(60, MINUTE));

    /** @throws InvalidSetting naming the variable that is wrong */
    static AuthSettings from(Environment environment) {
        return new AuthSettings(
                environment.duration("LATCHKEY_ACCESS_TOKEN_TTL", Duration.ofMinutes(15), MINUTE, Duration.ofHours(1)),
                sessions(environment),
                new PasswordPolicy(
                        environment.number("LATCHKEY_PASSWORD_MIN_LENGTH", 8, 8, 256),
                        environment.number("LATCHKEY_PASSWORD_MIN_SCORE", 3, 0, 4)),
                ThrottlePolicy.withFreeFailures(environment.number("LATCHKEY_LOGIN_FREE_FAILURES", 5, 1, 100)),
                hash(environment),
                RateLimits.from(environment, RATES));
    }

    private static SessionPolicy sessions(Environment environment) {
        var maxLife = environment.duration("LATCHKEY_SESSION_MAX_TTL", Duration.ofDays(90), MINUTE, LONGEST);
        var idleDefault = maxLife.compareTo(Duration.ofDays(30)) < 0 ? maxLife : Duration.ofDays(30);
        return new SessionPolicy(
                environment.duration(
                        "LATCHKEY_REFRESH_REPLAY_WINDOW", Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(5)),
                environment.duration("LATCHKEY_SESSION_IDLE_TTL", idleDefault, MINUTE, maxLife),
                maxLife);
    }

    private static Argon2Parameters hash(Environment environment) {
        var variable = "LATCHKEY_PASSWORD_HASH";
        var text = environment.text(variable, "m=19456,t=2,p=1");
        return Argon2Parameters.parse(text)
                .orElseThrow(() -> InvalidSetting.of(
                        variable,
                        "parameters of Argon2id such as m=19456,t=2,p=1, no weaker than m=7168,t=5,p=1 or its like",
                        text));
    }
}
