package dev.latchkey.preferences.http;

import static dev.latchkey.preferences.http.NamespaceAnswer.assertAnswer;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be put into a namespace, and what is no body for one. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
@SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource and before each test.
class NamespaceBodiesTest {
    private static final String UI = "preferences/ui";

    TestDatabase database;
    PreferencesClient client;

    @BeforeEach
    void logIn() {
        client = PreferencesClient.of(database);
    }

    @Test
    void aPatchMayNameItsOwnMediaTypeAndAPutMayNot() {
        var patch = client.request().contentType("application/merge-patch+json").body("{\"a\":1}");

        assertAnswer(patch.patch("/v1/preferences/ui"), 200, "\"1\"", "{\"a\":1}");
        assertProblem(patch.put("/v1/preferences/ui"), 415, "unsupported_media_type");
        assertProblem(
                client.request().contentType("text/plain").body("{}").patch("/v1/preferences/ui"),
                415,
                "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"a\"", "true"})
    void onlyAnObjectIsPut(String body) {
        assertProblem(client.put(UI, body), 400, "validation_failed");
        assertProblem(client.patch(UI, body), 400, "validation_failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{\"a\":\"\\u0000\"}",
                "{\"\\u0000\":1}",
                "{\"a\":\"\\ud83d\"}",
                "{\"\\ude00\":1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":NaN}",
                "{\"a\":1.}",
                "{'a':1}",
                "{\"a\":1,}",
                "{/**/}"
            })
    void whatIsNotJsonIsMalformed(String body) {
        assertProblem(client.put(UI, body), 400, "malformed_request");
        assertProblem(client.patch(UI, body), 400, "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e99999999999"})
    void aNumberBeyondTheRangeOfADoubleIsRefused(String number) {
        assertProblem(client.put(UI, "{\"a\":[" + number + "]}"), 400, "validation_failed")
                .withError("/a/0", "number_out_of_range");
        assertProblem(client.patch(UI, "{\"a\":" + number + "}"), 400, "validation_failed")
                .withError("/a", "number_out_of_range");
        assertProblem(client.put(UI + "/a", "[" + number + "]"), 400, "validation_failed")
                .withError("/0", "number_out_of_range");
        assertProblem(client.patch("preferences", "{\"ui\":{\"a\":" + number + "}}"), 400, "validation_failed")
                .withError("/ui/a", "number_out_of_range");
    }

    @Test
    void numbersAndNamesMayBeSoLongAndNoLonger() {
        var longest = "{\"" + "n".repeat(50_000) + "\":" + "9".repeat(300) + "}";
        assertAnswer(client.put(UI, longest), 201, "\"1\"", longest);
        assertThat(client.put(UI + "/a", "1." + "0".repeat(998)).statusCode()).isEqualTo(201);

        assertProblem(client.put(UI, "{\"a\":[" + "9".repeat(1001) + "]}"), 400, "validation_failed")
                .withError("/a/0", "number_too_long");
        assertProblem(client.put(UI + "/a", "9".repeat(65_000)), 400, "validation_failed")
                .withError("", "number_too_long");
        assertProblem(client.put(UI, "{\"a\":{\"" + "n".repeat(50_001) + "\":1}}"), 400, "validation_failed")
                .withError("/a", "name_too_long");
    }

    /** Rules of today are for what comes in: as if the row were of a release that knew none of them. */
    @Test
    void aStoredDocumentThatNoRuleOfTodayLetsInIsReadAndChanged() {
        client.put(UI, "{}");
        var stored = "{\"number\":1e400,\"long\":" + "9".repeat(1001) + ",\"deep\":" + "[".repeat(40) + "]".repeat(40)
                + ",\"" + "n".repeat(50_001) + "\":1}";
        database.execute("update preferences set value = '" + stored + "' where user_id = '" + client.user() + "'");
        database.execute(
                "update preference_owners set bytes = " + stored.length() + " where user_id = '" + client.user() + "'");

        assertThat(client.get(UI).asString()).isEqualTo(stored);
        assertThat(client.patch(UI, "{\"number\":1}").asString()).isEqualTo(stored.replace("1e400", "1"));
        assertThat(client.delete(UI + "/deep").statusCode()).isEqualTo(204);
    }

    @Test
    void nestingIsBounded() {
        var deepest = "{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}";

        assertAnswer(client.put(UI, deepest), 201, "\"1\"", deepest);
        assertThat(client.get("preferences").statusCode()).isEqualTo(200);
        assertProblem(client.put(UI, "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}"), 400, "malformed_request");
    }

    @Test
    void aBodyOf64KiBPassesAndALargerOneDoesNot() {
        var largest = "{\"a\":\"" + "x".repeat(64 * 1024 - 8) + "\"}";

        assertThat(client.put(UI, largest).statusCode()).isEqualTo(201);
        assertThat(client.get(UI).asString()).isEqualTo(largest);
        assertProblem(client.put(UI, largest + " "), 413, "payload_too_large");
        assertProblem(client.patch(UI, "{\"b\":1}"), 422, "quota_exceeded")
                .withFact("quota", "namespace_bytes")
                .withFact("limit", 65536);
    }
}
