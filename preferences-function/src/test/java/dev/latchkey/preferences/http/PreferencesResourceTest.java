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
    void theTagOfAllIsWeakAndMatchesNothing() {
        var tag = client.get("preferences").header("ETag");

        assertProblem(client.get("preferences", Map.of("If-Match", tag)), 412, "precondition_failed")
                .withFact("current_etag", tag);
        assertThat(client.get("preferences", Map.of("If-Match", "*")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void everythingThatIsWrongWithAPatchIsTold() {
        assertProblem(client.patch("preferences", "{\"ui\":1,\"UI\":{},\"a\":[]}"), 400, "validation_failed")
                .withError("/ui", "wrong_type")
                .withError("/UI", "invalid_namespace")
                .withError("/a", "wrong_type");
        assertProblem(
                        client.patch(
                                "preferences", "{\"appearance\":{\"theme\":\"pink\"},\"notifications\":{\"email\":1}}"),
                        422,
                        "schema_violation")
                .withError("/appearance/theme", "enum")
                .withError("/notifications/email", "type");
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

    /** Not a refusal that is known before: the database itself gives up when some of the namespaces are written. */
    @Test
    void ofAWriteThatBreaksInTheMiddleNothingIsKept() {
        client.put("preferences/ui", "{\"a\":1}");
        var cursor = client.get("preference-changes").jsonPath().getString("cursor");
        database.execute("""
                create function break_in_the_middle() returns trigger language plpgsql as $$
                  begin raise exception 'broken'; end $$;
                create trigger break_in_the_middle before insert on preferences for each row
                  when (new.user_id = '%s' and new.namespace = 'm') execute function break_in_the_middle()""".formatted(client.user()));

        var broken = client.patch("preferences", "{\"ui\":{\"a\":2},\"b\":{},\"m\":{},\"z\":{}}");

        database.execute("drop function break_in_the_middle cascade");
        assertProblem(broken, 500, "internal_error");
        assertThat(client.get("preferences/ui").asString()).isEqualTo("{\"a\":1}");
        assertThat(client.get("preferences/ui").header("ETag")).isEqualTo("\"1\"");
        assertProblem(client.get("preferences/b"), 404, "not_found");
        assertThat(client.get("preference-changes").jsonPath().getString("cursor"))
                .isEqualTo(cursor);
        assertThat(client.get("preference-versions/ui").jsonPath().getList("versions"))
                .hasSize(1);
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
    void ofAHundredNamespacesOneMakesRoomForAnotherInTheSameWrite() {
        var patch = new StringBuilder("{\"n0\":{}");
        for (int i = 1; i < 101; i++) {
            patch.append(",\"n").append(i).append("\":{}");
        }
        assertProblem(client.patch("preferences", patch + "}"), 422, "quota_exceeded")
                .withFact("quota", "namespaces")
                .withFact("limit", 100);
        assertProblem(client.get("preferences/n0"), 404, "not_found");

        var hundred = patch.toString().replace(",\"n100\":{}", "") + "}";
        assertThat(client.patch("preferences", hundred).statusCode()).isEqualTo(200);
        assertThat(client.patch("preferences", "{\"n7\":null,\"n100\":{}}").statusCode())
                .isEqualTo(200);
        assertProblem(client.put("preferences/n7", "{}"), 422, "quota_exceeded");
    }

    /** Sixteen namespaces of 64 KiB each are a mebibyte to the byte. */
    @Test
    void aMebibyteOfAUserPassesAndAByteMoreDoesNot() {
        var full = "{\"a\":\"" + "x".repeat(64 * 1024 - 8) + "\"}";
        for (int i = 0; i < 16; i++) {
            assertThat(client.put("preferences/n" + i, full).statusCode()).isEqualTo(201);
        }

        assertProblem(client.put("preferences/more", "{}"), 422, "quota_exceeded")
                .withFact("quota", "user_bytes")
                .withFact("limit", 1024 * 1024);
        assertThat(client.put("preferences/n3", full.replace("xx\"", "\"")).statusCode())
                .isEqualTo(200);
        assertProblem(client.put("preferences/more", "{\"\":1}"), 422, "quota_exceeded");
        assertThat(client.put("preferences/more", "{}").statusCode()).isEqualTo(201);
        assertProblem(client.put("preferences/more/a", "1"), 422, "quota_exceeded")
                .withFact("quota", "user_bytes");
    }
}
