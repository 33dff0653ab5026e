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
class PreferencesResourceTest {
    TestDatabase database;
    PreferencesClient client;

    @BeforeEach
    void logIn() {
        client = PreferencesClient.of(database);
    }

    @Test
    void allNamespacesAreShownWithTheirDefaultsAndVersions() {
        client.put("preferences/appearance", "{\"theme\":\"dark\"}");
        client.put("preferences/ui", "{\"a\":1}");

        var all = client.get("preferences");

        assertThat(all.jsonPath().getString("preferences.appearance.theme")).isEqualTo("dark");
        assertThat(all.jsonPath().getString("preferences.locale.language")).isEqualTo("en");
        assertThat(all.jsonPath().getInt("preferences.ui.a")).isEqualTo(1);
        assertThat(all.jsonPath().getInt("versions.ui")).isEqualTo(1);
        assertThat(all.header("ETag")).startsWith("W/\"");
        assertThat(client.get("preferences", Map.of("If-None-Match", all.header("ETag")))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void theTagOfAllChangesWithEachChangeOfOne() {
        var before = client.get("preferences").header("ETag");
        client.put("preferences/ui", "{}");

        assertThat(client.get("preferences").header("ETag")).isNotEqualTo(before);
    }

    @Test
    void severalNamespacesArePatchedTogether() {
        client.put("preferences/ui", "{\"a\":1,\"b\":2}");

        var answer = client.patch("preferences", "{\"ui\":{\"a\":null,\"c\":3},\"appearance\":{\"theme\":\"light\"}}");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(client.get("preferences/ui").asString()).isEqualTo("{\"b\":2,\"c\":3}");
        assertThat(client.get("preferences/appearance").asString()).contains("\"theme\":\"light\"");
    }

    @Test
    void whereOnePatchFailsNoneIsKept() {
        client.put("preferences/ui", "{\"a\":1}");

        var refused = client.patch(
                "preferences", "{\"ui\":{\"a\":2},\"appearance\":{\"theme\":\"pink\"},\"other\":{\"x\":1}}");

        assertProblem(refused, 422, "schema_violation");
        assertThat(refused.asString()).contains("/appearance/theme");
        assertThat(client.get("preferences/ui").asString()).isEqualTo("{\"a\":1}");
        assertThat(client.get("preferences/ui").header("ETag")).isEqualTo("\"1\"");
        assertProblem(client.get("preferences/other"), 404, "not_found");
    }

    @Test
    void moreThanAHundredNamespacesAreTooMany() {
        var patch = new StringBuilder("{\"n0\":{}");
        for (int i = 1; i < 100; i++) {
            patch.append(",\"n").append(i).append("\":{}");
        }
        assertThat(client.patch("preferences", patch + "}").statusCode()).isEqualTo(200);

        assertProblem(client.put("preferences/one-more", "{}"), 422, "quota_exceeded");
        assertThat(client.put("preferences/n7", "{\"a\":1}").statusCode()).isEqualTo(200);
        client.delete("preferences/n8");
        assertThat(client.put("preferences/one-more", "{}").statusCode()).isEqualTo(201);
    }

    @Test
    void moreThanAMebibyteOfAUserIsTooMuch() {
        var document = "{\"a\":\"" + "x".repeat(60_000) + "\"}";
        int written = 0;
        while (client.put("preferences/n" + written, document).statusCode() == 201) {
            written++;
            assertThat(written).isLessThan(20);
        }

        assertThat((long) written * document.length()).isLessThanOrEqualTo(1024 * 1024);
        assertThat((written + 1L) * document.length()).isGreaterThan(1024 * 1024);
        assertProblem(client.put("preferences/last", document), 422, "quota_exceeded");
    }
}
