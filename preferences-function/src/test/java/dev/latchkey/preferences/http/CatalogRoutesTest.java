package dev.latchkey.preferences.http;

import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.runtime.testing.TestDatabase;
import dev.latchkey.runtime.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
