package dev.latchkey.runtime.config;

import java.time.Duration;
import java.util.List;

/** The settings of accounts, sessions and tokens. */
public final class AccountSettings {
    public static final Setting<Duration> ACCESS_TOKEN_TTL = Setting.of(
                    "ACCESS_TOKEN_TTL", "auth", "life of an access token", Forms.duration("PT1M", "PT1H"))
            .otherwise("PT15M");

    /** Also bounded by {@link #SESSION_MAX_TTL}, which is its default where that is shorter than 30 days. */
    public static final Setting<Duration> SESSION_IDLE_TTL = Setting.of(
                    "SESSION_IDLE_TTL",
                    "auth",
                    "a session that is not refreshed for this long ends; no longer than `LATCHKEY_SESSION_MAX_TTL`",
                    Forms.duration("PT1M", "P3650D"))
            .otherwiseInWords("`P30D`, or `LATCHKEY_SESSION_MAX_TTL` if that is shorter");

    public static final Setting<Duration> SESSION_MAX_TTL = Setting.of(
                    "SESSION_MAX_TTL",
                    "auth",
                    "longest life of a session, however often it is refreshed",
                    Forms.duration("PT1M", "P3650D"))
            .otherwise("P90D");

    public static final Setting<Duration> REFRESH_REPLAY_WINDOW = Setting.of(
                    "REFRESH_REPLAY_WINDOW",
                    "auth",
                    "for this long after a refresh, the previous refresh token gets the same answer again, since the first"
                            + " answer may have been lost; `PT0S` for never",
                    Forms.duration("PT0S", "PT5M"))
            .otherwise("PT30S");

    public static final Setting<Integer> PASSWORD_MIN_LENGTH = Setting.of(
                    "PASSWORD_MIN_LENGTH", "auth", "characters of a new password", Forms.number(8, 256))
            .otherwise("8");

    public static final Setting<Integer> PASSWORD_MIN_SCORE = Setting.of(
                    "PASSWORD_MIN_SCORE",
                    "auth",
                    "how hard to guess a new password must be, by zxcvbn",
                    Forms.number(0, 4))
            .otherwise("3");

    public static final Setting<String> PASSWORD_HASH = Setting.of(
                    "PASSWORD_HASH",
                    "auth",
                    "cost of Argon2id. A stored hash of another cost is replaced at its user's next log-in",
                    CostForm.argon2id())
            .otherwise("m=19456,t=2,p=1");

    public static final Setting<Integer> LOGIN_FREE_FAILURES = Setting.of(
                    "LOGIN_FREE_FAILURES",
                    "auth",
                    "wrong passwords for an account before it has to wait",
                    Forms.number(1, 100))
            .otherwise("5");

    public static final Setting<Rate> RATE_LIMIT_LOGIN = Setting.of(
                    "RATE_LIMIT_LOGIN", "auth", "log-ins from one address", Forms.rate())
            .otherwise("30/60s");

    public static final Setting<Rate> RATE_LIMIT_REGISTER = Setting.of(
                    "RATE_LIMIT_REGISTER", "auth", "registrations from one address", Forms.rate())
            .otherwise("10/60s");

    public static final Setting<Rate> RATE_LIMIT_REFRESH = Setting.of(
                    "RATE_LIMIT_REFRESH", "auth", "refreshes from one address", Forms.rate())
            .otherwise("60/60s");

    static final List<Setting<?>> ALL = List.of(
            ACCESS_TOKEN_TTL,
            SESSION_IDLE_TTL,
            SESSION_MAX_TTL,
            REFRESH_REPLAY_WINDOW,
            PASSWORD_MIN_LENGTH,
            PASSWORD_MIN_SCORE,
            PASSWORD_HASH,
            LOGIN_FREE_FAILURES,
            RATE_LIMIT_LOGIN,
            RATE_LIMIT_REGISTER,
            RATE_LIMIT_REFRESH);

    private AccountSettings() {}
}
