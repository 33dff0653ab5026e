package dev.latchkey.runtime.config;

import java.util.List;

/** What a deployment sets, and the local stack and dev mode in their own ways: names, addresses, keys. */
public final class DeploymentSettings {
    private static final String LETTER = "A-Za-z_";

    public static final Setting<String> FUNCTION = Setting.of(
                    "FUNCTION",
                    "all",
                    "the function's name, by which its database user is named, and its metrics where there is no"
                            + " `AWS_LAMBDA_FUNCTION_NAME`",
                    Forms.word("a lower-case word of at most 32 characters", "a-z", "a-z0-9_", 32))
            .otherwiseInWords("none: `function` in metrics");

    public static final Setting<String> ISSUER = Setting.of(
                    "ISSUER",
                    "auth, preferences",
                    "issuer of access tokens: on AWS the API's address, or `custom_domain`",
                    WebForms.address())
            .otherwise("https://latchkey.invalid");

    public static final Setting<String> AUDIENCE = Setting.of(
                    "AUDIENCE",
                    "auth, preferences",
                    "whom access tokens are for: on AWS `audience`",
                    Forms.word("1 to 255 visible ASCII characters", "\\x21-\\x7E", "\\x21-\\x7E", 255))
            .otherwise("latchkey");

    /** The gateway's alone: functions check it and do not use it. */
    public static final Setting<List<String>> CORS_ALLOWED_ORIGINS = Setting.of(
                    "CORS_ALLOWED_ORIGINS",
                    "the local gateway",
                    "origins that browsers may call from; not on AWS, where API Gateway has `cors_allowed_origins`",
                    WebForms.origins())
            .otherwise("http://localhost:3000");

    public static final Setting<String> MASTER_KEY = Setting.of(
                    "MASTER_KEY",
                    "auth, migrations",
                    "what every key is derived from: on AWS `master_key`, or generated",
                    Forms.masterKey())
            .otherwiseInWords("none: required")
            .secret();

    public static final Setting<String> DB_HOST = Setting.of(
                    "DB_HOST",
                    "all",
                    "where the database is: on AWS its endpoint, or the proxy's",
                    Forms.word(
                            "a host name or IPv4 address of at most 253 characters", "A-Za-z0-9", "A-Za-z0-9._-", 253))
            .otherwise("localhost");

    public static final Setting<Integer> DB_PORT =
            Setting.of("DB_PORT", "all", "its port", Forms.number(1, 65_535)).otherwise("5432");

    public static final Setting<String> DB_NAME =
            Setting.of("DB_NAME", "all", "its name", identifier()).otherwise("latchkey");

    public static final Setting<String> DB_USER = Setting.of("DB_USER", "all", "the role to connect as", identifier())
            .otherwiseInWords("`latchkey_` and the function's name; `latchkey_migrator` for migrations");

    public static final Setting<String> DB_AUTH = Setting.of(
                    "DB_AUTH", "all", "how the role logs in: on AWS `iam`", Forms.oneOf("iam", "password"))
            .otherwise("iam");

    public static final Setting<String> DB_PASSWORD = Setting.of(
                    "DB_PASSWORD",
                    "all",
                    "the role's password; not on AWS",
                    Forms.any("any text, set where LATCHKEY_DB_AUTH is password"))
            .secret();

    public static final Setting<String> DB_ROLE_PASSWORD = Setting.of(
                    "DB_ROLE_PASSWORD",
                    "migrations",
                    "what `migrate` makes the password of the functions' roles; not on AWS",
                    Forms.any("any text"))
            .secret();

    static final List<Setting<?>> ALL = List.of(
            FUNCTION,
            ISSUER,
            AUDIENCE,
            CORS_ALLOWED_ORIGINS,
            MASTER_KEY,
            DB_HOST,
            DB_PORT,
            DB_NAME,
            DB_USER,
            DB_AUTH,
            DB_PASSWORD,
            DB_ROLE_PASSWORD);

    private DeploymentSettings() {}

    private static Form<String> identifier() {
        return Forms.word("at most 63 letters, digits and _, not beginning with a digit", LETTER, LETTER + "0-9", 63);
    }
}
