package dev.latchkey.preferences.http;

import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
@SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource and before each test.
class CatalogRoutesTest {
    TestDatabase database;
    PreferencesClient client;

    @BeforeEach
    void logIn() {
        client = PreferencesClient.of(database);
    }

    @Test
    void aKnownNamespaceHasItsDefaultsWithoutAnyRow() {
        var answer = client.get("preferences/appearance");

        assertThat(answer.asString()).isEqualTo("{\"theme\":\"system\",\"font_scale\":1.0,\"reduced_motion\":false}");
        assertThat(answer.header("ETag")).matches("\"0\\.[0-9a-f]+\"");
        assertThat(Rows.of(database, client.user())).isZero();
    }

    @Test
    void aValueThatBreaksItsSchemaIsNamedByItsPointer() {
        var refused = client.put("preferences/appearance", "{\"theme\":\"pink\",\"font_scale\":9}");

        assertProblem(refused, 422, "schema_violation");
        assertThat(refused.jsonPath().getList("errors.pointer", String.class))
                .containsExactlyInAnyOrder("/theme", "/font_scale");
    }

    @ParameterizedTest
    @CsvSource({
        "language, x-klingon, 200",
        "language, i-klingon, 200",
        "language, de-CH-1996, 200",
        "language, de_CH, 422",
        "language, '', 422",
        "language, x-, 422",
        "time_zone, Europe/Berlin, 200",
        "time_zone, UTC, 200",
        "time_zone, Mars/Olympus, 422",
        "time_zone, europe/berlin, 422",
        "time_zone, +02:00, 422"
    })
    void aLanguageIsAWellFormedTagAndATimeZoneOneThatIsKnown(String name, String value, int status) {
        client.put("preferences/locale", "{}");

        var answer = client.patch("preferences/locale", "{\"%s\":\"%s\"}".formatted(name, value));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        if (status == 422) {
            assertProblem(answer, 422, "schema_violation").withError("/" + name, "format");
        }
    }

    /** As long as a namespace may be: the grammar repeats groups, which a matcher by recursion would not live through. */
    @ParameterizedTest
    @ValueSource(strings = {"language", "time_zone"})
    void aTextOfAnyLengthIsJudgedByItsFormat(String name) {
        var part = name.equals("language") ? "-a" : "/a";

        var refused = client.put("preferences/locale", "{\"%s\":\"aa%s\"}".formatted(name, part.repeat(30_000)));

        assertProblem(refused, 422, "schema_violation");
        assertThat(refused.jsonPath().getList("errors.pointer", String.class)).containsOnly("/" + name);
    }

    /** As if a release had dropped a theme that was stored before. */
    @Test
    void aStoredValueThatTheSchemaRefusesTodayIsReadAndReportedAndStopsNoOtherChange() {
        client.put("preferences/appearance", "{\"theme\":\"dark\"}");
        database.execute(
                "update preferences set value = '{\"theme\":\"neon\"}' where user_id = '" + client.user() + "'");

        var read = client.get("preferences/appearance");
        assertThat(read.asString()).isEqualTo("{\"theme\":\"neon\",\"font_scale\":1.0,\"reduced_motion\":false}");
        assertThat(read.header("Latchkey-Schema-Violations")).isEqualTo("\"#/theme\"");
        assertThat(client.get("preferences/appearance/theme").header("Latchkey-Schema-Violations"))
                .isEqualTo("\"#/theme\"");
        assertThat(client.get("preferences/appearance/font_scale").header("Latchkey-Schema-Violations"))
                .isNull();
        var all = client.get("preferences").jsonPath();
        assertThat(all.getString("preferences.appearance.theme")).isEqualTo("neon");
        assertThat(all.getList("violations.appearance.pointer", String.class)).containsExactly("/theme");

        assertThat(client.patch("preferences/appearance", "{\"font_scale\":2}").statusCode())
                .isEqualTo(200);
        assertProblem(client.put("preferences/appearance/theme", "\"neon2\""), 422, "schema_violation");
        client.put("preferences/appearance/theme", "\"light\"");
        assertProblem(client.post("preference-versions/appearance/2/restore"), 422, "schema_violation");
        assertThat(client.get("preferences/appearance").header("Latchkey-Schema-Violations"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-400", "-1e-999999999", "1e-99999999999", "0e99999999999", "-0.0E+99999999999"})
    void aNumberWithAnyExponentIsJudgedByTheSchema(String number) {
        var refused = client.put("preferences/appearance", "{\"font_scale\":" + number + "}");

        assertProblem(refused, 422, "schema_violation").withError("/font_scale", "minimum");
    }

    @Test
    void aLockedValueMayNotBeSet() {
        assertProblem(client.put("preferences/notifications", "{\"security_alerts\":false}"), 403, "preference_locked");
        assertProblem(client.put("preferences/notifications/security_alerts", "false"), 403, "preference_locked");
        assertThat(client.get("preferences/notifications/security_alerts").asString())
                .isEqualTo("true");
    }

    @Test
    void deletingGoesBackToTheDefaults() {
        client.put("preferences/appearance", "{\"theme\":\"dark\"}");

        assertThat(client.delete("preferences/appearance").statusCode()).isEqualTo(204);

        assertThat(client.get("preferences/appearance/theme").asString()).isEqualTo("\"system\"");
    }

    @Test
    void theTagOfAKnownNamespaceIsMatchedByItsVersionAlone() {
        client.put("preferences/appearance", "{\"theme\":\"dark\"}");

        var kept =
                client.put("preferences/appearance", "{\"theme\":\"light\"}", Map.of("If-Match", "\"1.0123456789ab\""));
        var stale = client.put("preferences/appearance", "{\"theme\":\"dark\"}", Map.of("If-Match", "\"1\""));

        assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(200);
        assertProblem(stale, 412, "precondition_failed");
    }
}
