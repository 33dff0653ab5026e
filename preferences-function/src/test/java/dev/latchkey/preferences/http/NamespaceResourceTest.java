package dev.latchkey.preferences.http;

import static dev.latchkey.preferences.http.NamespaceAnswer.assertAnswer;
import static dev.latchkey.web.testing.ProblemAssert.assertCommonHeaders;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.preferences.model.AppendixA;
import dev.latchkey.preferences.persistence.TestUsers;
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
class NamespaceResourceTest {
    private static final String UI = "preferences/ui";

    TestDatabase database;
    PreferencesClient client;

    @BeforeEach
    void logIn() {
        client = PreferencesClient.of(database);
    }

    @Test
    void whatIsPutIsReadBackToTheLetter() {
        var text = "{\"z\":1.10,\"a\":[12345678901234567890,-0,1E5,null,true],\"m\":{\"é😀\\n\":\"\\\\\\\"\"},\"\":{}}";

        var created = client.put(UI, text.replace(",", " ,\n"));

        assertAnswer(created, 201, "\"1\"", text);
        assertThat(created.header("Location")).isEqualTo("/v1/preferences/ui");
        assertAnswer(client.get(UI), 200, "\"1\"", text);
        assertAnswer(client.put(UI, "{}"), 200, "\"2\"", "{}");
    }

    @Test
    void whatIsUnsetIsNotFoundAndResettingItIsFine() {
        assertProblem(client.get(UI), 404, "not_found");
        var answer = client.delete(UI);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.asString()).isEmpty();
        assertCommonHeaders(answer);
    }

    @Test
    void aVersionIsNeverUsedTwice() {
        client.put(UI, "{}");
        assertThat(client.delete(UI).statusCode()).isEqualTo(204);
        assertProblem(client.get(UI), 404, "not_found");

        assertAnswer(client.put(UI, "{}"), 201, "\"3\"", "{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = AppendixA.ROWS)
    void everyRowOfAppendixAHoldsForAMember(String target, String patch, String result) {
        client.put(UI, "{\"x\":" + target + ",\"y\":1}");

        var answer = client.patch(UI, "{\"x\":" + patch + "}");

        // A member that is patched with null is removed.
        var expected = result.equals("null") ? "{\"y\":1}" : "{\"x\":" + result + ",\"y\":1}";
        assertAnswer(answer, 200, "\"2\"", expected);
        assertAnswer(client.get(UI), 200, "\"2\"", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = AppendixA.ROWS)
    void everyRowOfAppendixAOfObjectsHoldsForANamespace(String target, String patch, String result) {
        client.put(UI, target);

        var answer = client.patch(UI, patch);

        if (!target.startsWith("{")) {
            assertProblem(client.put(UI, target), 400, "validation_failed");
        } else if (!patch.startsWith("{")) {
            assertProblem(answer, 400, "validation_failed");
        } else {
            assertAnswer(answer, 200, "\"2\"", result);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"0\", \"1\"", "\"a,b\",\"1\" ,", "*"})
    void whoeverHasTheCurrentVersionIsToldSo(String tags) {
        client.put(UI, "{\"a\":1}");

        for (var path : java.util.List.of(UI, UI + "/a")) {
            var answer = client.get(path, Map.of("If-None-Match", tags));

            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(answer.asString()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo("\"1\"");
            assertThat(answer.contentType()).isEqualTo("application/json");
            assertCommonHeaders(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"0\", \"1\"", "\"1.0a\"", "*"})
    void whoeverReadsTheVersionThatTheyNameGetsIt(String tags) {
        client.put(UI, "{\"a\":1}");

        for (var path : java.util.List.of(UI, UI + "/a")) {
            assertThat(client.get(path, Map.of("If-Match", tags)).statusCode()).isEqualTo(200);
            assertThat(client.get(path, Map.of("If-Match", tags, "If-None-Match", "\"1\""))
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    /** A weak tag names nothing here; and {@code If-Match} counts first. */
    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"1\"", "\"x\"", "\"\""})
    void whoeverReadsAnotherVersionThanTheyNameIsToldSo(String tags) {
        client.put(UI, "{\"a\":1}");

        for (var path : java.util.List.of(UI, UI + "/a")) {
            assertProblem(client.get(path, Map.of("If-Match", tags)), 412, "precondition_failed")
                    .withFact("current_version", 1);
            assertProblem(
                    client.get(path, Map.of("If-Match", tags, "If-None-Match", "\"1\"")), 412, "precondition_failed");
        }
    }

    /** RFC 9110, section 13.2.1: what would be no success without a condition is none with it. */
    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void whatIsNotThereIsNotFoundWhateverTheConditionIs(String tags) {
        assertProblem(client.get(UI, Map.of("If-Match", tags)), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preference-changes", "preference-versions/ui"})
    void ifMatchOnWhatHasNoTagTakesAnyAlone(String path) {
        assertProblem(client.get(path, Map.of("If-Match", "\"1\"")), 412, "precondition_failed");
        assertThat(client.get(path, Map.of("If-Match", "*")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "*, \"1\"", "w/\"1\""})
    void aConditionThatCannotBeReadIsNoneThatHolds(String tags) {
        client.put(UI, "{}");

        assertProblem(client.put(UI, "{\"a\":1}", Map.of("If-Match", tags)), 400, "validation_failed");
        assertProblem(client.get(UI, Map.of("If-None-Match", tags)), 400, "validation_failed");
        assertProblem(client.get(UI, Map.of("If-Match", tags)), 400, "validation_failed");
        assertThat(client.get(UI).header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UI", "1a", "a.b", "a%20b", "%C3%A4"})
    void aNamespaceHasAPlainName(String name) {
        assertProblem(
                client.request().urlEncodingEnabled(false).get("/v1/preferences/" + name), 400, "validation_failed");
    }

    @Test
    void whoeverIsNotLoggedInIsAskedToBe() {
        for (var path :
                java.util.List.of("preferences", UI, UI + "/a", "preference-changes", "preference-versions/ui")) {
            assertProblem(given().get("/v1/" + path), 401, "invalid_token");
        }
    }

    @Test
    void otherMethodsAreNotAllowed() {
        assertProblem(client.request().post("/v1/preferences/ui"), 405, "method_not_allowed");
        assertProblem(client.request().delete("/v1/preferences"), 405, "method_not_allowed");
    }

    @Test
    void usersAreApart() {
        client.put(UI, "{\"a\":1}");

        assertProblem(PreferencesClient.of(database).get(UI), 404, "not_found");
    }

    @Test
    void aUserWhoIsGoneIsNotLoggedInAnyMoreAndLeavesNothing() {
        client.put(UI, "{\"a\":1}");
        client.put(UI, "{\"a\":2}");
        TestUsers.remove(database, client.user());

        for (var answer : java.util.List.of(
                client.get("preferences"),
                client.get(UI),
                client.get(UI + "/a"),
                client.get("preference-changes"),
                client.get("preference-versions/ui"),
                client.put(UI, "{}"),
                client.patch(UI, "{}"),
                client.patch("preferences", "{\"ui\":{}}"),
                client.delete(UI),
                client.put(UI + "/a", "1"),
                client.delete(UI + "/a"),
                client.post("preference-versions/ui/1/restore"))) {
            assertProblem(answer, 401, "invalid_token");
        }
        assertThat(Rows.of(database, client.user())).isZero();
    }

    @Test
    void aUserWithoutPreferencesCostsNoRow() {
        client.get("preferences");
        client.get(UI);
        client.delete(UI);
        client.patch("preferences", "{\"ui\":null}");
        client.put(UI, "{}", Map.of("If-Match", "\"1\""));
        client.put(UI, "{\"a\":1e400}");

        assertThat(Rows.of(database, client.user())).isZero();
    }
}
