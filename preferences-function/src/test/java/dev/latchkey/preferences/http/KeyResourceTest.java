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
class KeyResourceTest {
    TestDatabase database;
    PreferencesClient client;

    @BeforeEach
    void logIn() {
        client = PreferencesClient.of(database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.10", "\"text\"", "true", "[1,{\"a\":2}]", "{\"deep\":{}}"})
    void aKeyTakesAnyJsonValueBare(String value) {
        assertThat(client.put("preferences/ui/key", value).statusCode()).isEqualTo(201);

        assertThat(client.get("preferences/ui/key").asString()).isEqualTo(value);
        assertThat(client.get("preferences/ui").asString()).isEqualTo("{\"key\":" + value + "}");
    }

    @ParameterizedTest
    @CsvSource({"a;b=c, a;b=c", "a%3Bb, a;b", "a+b, a+b", "a%25b, a%b", "%C3%A9, é", "a:b@c, a:b@c"})
    void aKeyIsWhatItsPathSaysOnceDecoded(String path, String key) {
        client.put("preferences/ui", "{\"a\":0}");

        var answer = client.request()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body("1")
                .put("/v1/preferences/ui/" + path);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(client.get("preferences/ui").jsonPath().getMap("")).isEqualTo(Map.of("a", 0, key, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%3Fb", "a%3fb", "a%3F", "a%2Fb", "%2F"})
    void aKeyThatAPathCannotTellIsRefusedAndNoOtherIsWritten(String path) {
        client.put("preferences/ui", "{\"a\":0}");
        var request = client.request().urlEncodingEnabled(false).contentType("application/json");

        assertProblem(request.body("1").put("/v1/preferences/ui/" + path), 400, "validation_failed");
        var bare = client.request().urlEncodingEnabled(false);
        assertProblem(bare.get("/v1/preferences/ui/" + path), 400, "validation_failed");
        assertProblem(bare.delete("/v1/preferences/ui/" + path), 400, "validation_failed");

        assertThat(client.get("preferences/ui").asString()).isEqualTo("{\"a\":0}");
    }

    @Test
    void nullIsAValueToo() {
        client.put("preferences/ui/key", "null");

        var answer = client.get("preferences/ui/key");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("null");
    }

    @Test
    void deletingAKeyLeavesTheOthersAndCountsAsAChange() {
        client.put("preferences/ui", "{\"a\":1,\"b\":2}");

        assertThat(client.delete("preferences/ui/a").statusCode()).isEqualTo(204);

        var rest = client.get("preferences/ui");
        assertThat(rest.asString()).isEqualTo("{\"b\":2}");
        assertThat(rest.header("ETag")).isEqualTo("\"2\"");
        assertProblem(client.get("preferences/ui/a"), 404, "not_found");
    }

    @Test
    void aKeyIsOnlyWrittenWhileItsNamespaceIsWhatTheWriterRead() {
        client.put("preferences/ui", "{\"a\":1}");

        assertProblem(client.put("preferences/ui/a", "2", Map.of("If-Match", "\"9\"")), 412, "precondition_failed");
        assertProblem(client.delete("preferences/ui/a", Map.of("If-Match", "\"9\"")), 412, "precondition_failed");
        assertThat(client.put("preferences/ui/a", "2", Map.of("If-Match", "\"1\""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("preferences/ui/a").asString()).isEqualTo("2");
    }
}
