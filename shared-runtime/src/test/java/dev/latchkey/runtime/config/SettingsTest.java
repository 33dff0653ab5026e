package dev.latchkey.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 500,
            value = {
                "LATCHKEY_ACCESS_TOKEN_TTL|15|an ISO 8601 duration from PT1M to PT1H|is not an ISO 8601 duration",
                "LATCHKEY_ACCESS_TOKEN_TTL|PT59S|an ISO 8601 duration from PT1M to PT1H|is less than PT1M",
                "LATCHKEY_ACCESS_TOKEN_TTL|PT2H|an ISO 8601 duration from PT1M to PT1H|is more than PT1H",
                "LATCHKEY_ACCESS_TOKEN_TTL|-PT5M|an ISO 8601 duration from PT1M to PT1H|is less than PT1M",
                "LATCHKEY_SESSION_IDLE_TTL|P1M|an ISO 8601 duration from PT1M to P3650D|is not an ISO 8601 duration",
                "LATCHKEY_SESSION_MAX_TTL|PT1S|an ISO 8601 duration from PT1M to P3650D|is less than PT1M",
                "LATCHKEY_REFRESH_REPLAY_WINDOW|PT301S|an ISO 8601 duration from PT0S to PT5M|is more than PT5M",
                "LATCHKEY_PASSWORD_MIN_LENGTH|7|a whole number from 8 to 256|is less than 8",
                "LATCHKEY_PASSWORD_MIN_LENGTH|ten|a whole number from 8 to 256|is not a whole number",
                "LATCHKEY_PASSWORD_MIN_LENGTH|99999999999999999999|a whole number from 8 to 256|is more than 256",
                "LATCHKEY_PASSWORD_MIN_LENGTH|8.5|a whole number from 8 to 256|is not a whole number",
                "LATCHKEY_PASSWORD_MIN_SCORE|9|a whole number from 0 to 4|is more than 4",
                "LATCHKEY_PASSWORD_HASH|m=8,t=1,p=1|m from 7168 to 1048576|has an m of 8",
                "LATCHKEY_PASSWORD_HASH|m=1048577,t=1,p=1|m from 7168 to 1048576|has an m of 1048577",
                "LATCHKEY_PASSWORD_HASH|m=19456,t=1,p=1|m × t at least 35840|makes m × t 19456",
                "LATCHKEY_PASSWORD_HASH|m=19456|m=KIBIBYTES,t=PASSES,p=LANES|does not have that form",
                "LATCHKEY_PASSWORD_HASH|t=2,m=19456,p=1|m=KIBIBYTES,t=PASSES,p=LANES|does not have that form",
                "LATCHKEY_PASSWORD_HASH|m=19456,t=2,p=0|p from 1 to 99|does not have that form",
                "LATCHKEY_LOGIN_FREE_FAILURES|0|a whole number from 1 to 100|is less than 1",
                "LATCHKEY_RATE_LIMIT_LOGIN|30|from 1/1s to 999999/99999s|does not have that form",
                "LATCHKEY_RATE_LIMIT_REGISTER|0/60s|from 1/1s to 999999/99999s|does not have that form",
                "LATCHKEY_RATE_LIMIT_REFRESH|60/1m|from 1/1s to 999999/99999s|does not have that form",
                "LATCHKEY_UNKNOWN_NAMESPACES|deny|allow or reject|is none of these",
                "LATCHKEY_AUDIT_RETENTION|PT1H|an ISO 8601 duration from P1D to P36500D|is less than P1D",
                "LATCHKEY_HISTORY_RETENTION|forever|an ISO 8601 duration from P1D to P36500D|is not an ISO 8601",
                "LATCHKEY_DB_SSL_ROOT_CERT|/no/such/file|a readable PEM file|is not the path of a file",
                "LATCHKEY_FUNCTION|Auth|a lower-case word|has the character \"A\"",
                "LATCHKEY_ISSUER|api.example.com|an http or https URL|has no scheme http or https",
                "LATCHKEY_ISSUER|ftp://api.example.com|an http or https URL|has no scheme http or https",
                "LATCHKEY_ISSUER|https://api.example.com?x=1|without user, query|has a user, a query or a fragment",
                "LATCHKEY_ISSUER|https://api.example.com#x|without user, query|has a user, a query or a fragment",
                "LATCHKEY_ISSUER|https://a b|an http or https URL|has no URL",
                "LATCHKEY_AUDIENCE|a b|1 to 255 visible ASCII characters|has the character \" \"",
                "LATCHKEY_CORS_ALLOWED_ORIGINS|https://a.example.com, *|origins such as|has * beside other origins",
                "LATCHKEY_CORS_ALLOWED_ORIGINS|https://*.example.com|origins such as|has no scheme http or https",
                "LATCHKEY_CORS_ALLOWED_ORIGINS|https://a.example.com/|origins such as|has more than scheme",
                "LATCHKEY_CORS_ALLOWED_ORIGINS|https://u@a.example.com|origins such as|has more than scheme",
                "LATCHKEY_CORS_ALLOWED_ORIGINS|null|origins such as|has no scheme http or https",
                "LATCHKEY_DB_HOST|db/evil?x=y|a host name or IPv4 address|has the character \"/\"",
                "LATCHKEY_DB_PORT|65536|a whole number from 1 to 65535|is more than 65535",
                "LATCHKEY_DB_NAME|a?b=c|letters, digits and _|has the character \"?\"",
                "LATCHKEY_DB_USER|9lives|not beginning with a digit|begins with \"9\"",
                "LATCHKEY_DB_AUTH|kerberos|iam or password|is none of these",
                "LATCHKEY_HEALTH_BUDGET|PT0S|an ISO 8601 duration from PT0.1S to PT1M|is less than PT0.1S",
                "LATCHKEY_DEADLINE_FOR_ANSWERING|PT2M|an ISO 8601 duration from PT0S to PT1M|is more than PT1M",
                "LATCHKEY_SMOKE_ATTEMPTS|many|a whole number from 1 to 10000|is not a whole number",
            })
    void a_wrong_value_is_told_with_its_name_what_is_allowed_and_the_reason(
            String name, String value, String allowed, String reason) {
        assertThat(problems(Map.of(name, value)))
                .singleElement()
                .asString()
                .startsWith(name + " must be ")
                .contains(allowed, ", but is \"" + value + "\": it " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "MDEyMzQ1Njc4OWFiY2RlZg==", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZW!="})
    void a_wrong_secret_is_told_without_its_value(String value) {
        assertThat(problems(Map.of("LATCHKEY_MASTER_KEY", value)))
                .singleElement()
                .asString()
                .startsWith("LATCHKEY_MASTER_KEY must be 32 bytes in base64")
                .doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource({
        "LATCHKEY_SESION_MAX_TTL, LATCHKEY_SESSION_MAX_TTL",
        "LATCHKEY_ACCESS_TTL, LATCHKEY_ACCESS_TOKEN_TTL",
        "LATCHKEY_AUDIT_RETENTOIN, LATCHKEY_AUDIT_RETENTION",
        "LATCHKEY_DB_PASSWROD, LATCHKEY_DB_PASSWORD",
        "latchkey_db_port, LATCHKEY_DB_PORT",
        "LATCHKEY_WEB_MAX_BODY_BYTES, ",
        "LATCHKEY_COFFEE, ",
        "LATCHKEY_, ",
    })
    void an_unknown_name_is_told_with_the_nearest_and_never_its_value(String name, String nearest) {
        assertThat(problems(Map.of(name, "s3cret")))
                .containsExactly(name + " is not a setting of Latchkey."
                        + (nearest == null ? " docs/settings.md lists them all." : " Did you mean " + nearest + "?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LATCHKEY_REGISTRATION",
                "LATCHKEY_APP_URL",
                "LATCHKEY_MAIL_FROM",
                "LATCHKEY_EMAIL_LOG_IN",
                "LATCHKEY_WEBAUTHN_RP_ID",
                "LATCHKEY_TOKEN_CLAIMS",
                "LATCHKEY_SIGNING_ALGORITHM"
            })
    void what_is_not_built_cannot_be_set(String name) {
        assertThat(problems(Map.of(name, "x")))
                .singleElement()
                .asString()
                .startsWith(name + " is not a setting of Latchkey.");
    }

    @Test
    void variables_of_others_are_none_of_our_business() {
        assertThat(problems(Map.of("PATH", "/bin", "LATCH", "x", "MY_LATCHKEY_X", "y")))
                .isEmpty();
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var variables = Map.of("LATCHKEY_DB_PORT", "x", "LATCHKEY_PASSWORD_MIN_SCORE", "9", "LATCHKEY_COFFEE", "1");

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> Settings.check(variables.keySet(), of(variables)))
                .satisfies(thrown -> assertThat(thrown.lines().lines())
                        .hasSize(3)
                        .allMatch(line -> line.startsWith("LATCHKEY_"))
                        .doesNotHaveDuplicates());
    }

    @Test
    void an_idle_life_beyond_the_longest_one_names_both() {
        assertThat(problems(Map.of("LATCHKEY_SESSION_IDLE_TTL", "P8D", "LATCHKEY_SESSION_MAX_TTL", "P7D")))
                .containsExactly("LATCHKEY_SESSION_IDLE_TTL must be no longer than LATCHKEY_SESSION_MAX_TTL, but is"
                        + " \"P8D\": it is more than \"P7D\".");
        assertThat(problems(Map.of("LATCHKEY_SESSION_IDLE_TTL", "P91D")))
                .singleElement()
                .asString()
                .contains("it is more than \"P90D\"");
        assertThat(problems(Map.of("LATCHKEY_SESSION_IDLE_TTL", "P91D", "LATCHKEY_SESSION_MAX_TTL", "P91D")))
                .isEmpty();
    }

    @Test
    void a_function_does_not_start_without_what_it_needs() {
        assertRefused(Map.of("LATCHKEY_DB_AUTH", "password"), "LATCHKEY_DB_PASSWORD must be set");
        assertRefused(Map.of("LATCHKEY_FUNCTION", "auth"), "LATCHKEY_MASTER_KEY must be 32 bytes");
        assertRefused(Map.of("LATCHKEY_FUNCTION", "migrations"), "LATCHKEY_MASTER_KEY must be 32 bytes");
        assertThatCode(() -> check(Map.of("LATCHKEY_FUNCTION", "preferences"))).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of("LATCHKEY_FUNCTION", "auth", "LATCHKEY_MASTER_KEY", KEY)))
                .doesNotThrowAnyException();
    }

    @Test
    void the_values_that_the_documents_show_are_allowed(@TempDir Path folder) throws Exception {
        Path certificates = Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n");

        assertThat(problems(Map.of(
                        "LATCHKEY_PASSWORD_HASH", "m=47104,t=1,p=1",
                        "LATCHKEY_CORS_ALLOWED_ORIGINS", " * ",
                        "LATCHKEY_DB_SSL_ROOT_CERT", certificates.toString(),
                        "LATCHKEY_TERRAFORM", "tofu",
                        "LATCHKEY_REFRESH_REPLAY_WINDOW", "PT0S",
                        "LATCHKEY_DB_HOST", "127.0.0.1",
                        "LATCHKEY_ISSUER", "http://localhost:8080")))
                .isEmpty();
        Files.writeString(certificates, "hello");
        assertThat(problems(Map.of("LATCHKEY_DB_SSL_ROOT_CERT", certificates.toString())))
                .singleElement()
                .asString()
                .contains("is a file without -----BEGIN CERTIFICATE-----");
    }

    @Test
    void every_default_is_allowed_and_every_name_is_declared_once() {
        List<Setting<?>> all =
                Settings.inTables().values().stream().flatMap(List::stream).toList();

        assertThat(all)
                .hasSizeGreaterThan(25)
                .allSatisfy(setting ->
                        assertThatCode(setting::byDefault).as(setting.name()).doesNotThrowAnyException());
        assertThat(all.stream().map(Setting::name)).doesNotHaveDuplicates();
    }

    @Test
    void a_long_value_with_line_breaks_makes_one_short_line() {
        String problem =
                problems(Map.of("LATCHKEY_DB_PORT", "1\n2".repeat(10_000))).getFirst();

        assertThat(problem).hasSizeLessThan(250).doesNotContain("\n");
    }

    private static void assertRefused(Map<String, String> variables, String beginning) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> check(variables))
                .withMessageStartingWith(beginning);
    }

    private static void check(Map<String, String> variables) {
        Settings.check(variables.keySet(), of(variables));
    }

    private static List<String> problems(Map<String, String> variables) {
        return Settings.problems(variables.keySet(), of(variables));
    }

    private static Environment of(Map<String, String> variables) {
        return Environment.of(name -> Optional.ofNullable(variables.get(name)));
    }
}
