package dev.latchkey.preferences.http;

import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
@SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource and before each test.
class HistoryTest {
    TestDatabase database;
    PreferencesClient client;

    @BeforeEach
    void logIn() {
        client = PreferencesClient.of(database);
    }

    @Test
    void theLastTwentyVersionsAreKeptNewestFirst() {
        for (int i = 1; i <= 25; i++) {
            client.put("preferences/ui", "{\"n\":" + i + "}");
        }

        var versions = client.get("preference-versions/ui").jsonPath();

        assertThat(versions.getList("versions")).hasSize(20);
        assertThat(versions.getInt("versions[0].version")).isEqualTo(25);
        assertThat(versions.getInt("versions[19].value.n")).isEqualTo(6);
    }

    @Test
    void aDeletionIsAVersionWithoutAValue() {
        client.put("preferences/ui", "{\"a\":1}");
        client.delete("preferences/ui");

        var versions = client.get("preference-versions/ui").jsonPath();

        assertThat(versions.getList("versions.version", Integer.class)).isEqualTo(List.of(2, 1));
        assertThat(versions.getMap("versions[0]")).containsEntry("value", null);
    }

    @Test
    void anOlderVersionIsRestoredAsTheNewest() {
        client.put("preferences/ui", "{\"a\":1.10}");
        client.put("preferences/ui", "{}");

        var restored = client.post("preference-versions/ui/1/restore");

        assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(200);
        assertThat(restored.asString()).isEqualTo("{\"a\":1.10}");
        assertThat(restored.header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void aDeletionIsRestoredToo() {
        client.put("preferences/ui", "{\"a\":1}");
        client.delete("preferences/ui");
        client.put("preferences/ui", "{\"a\":2}");

        var restored = client.post("preference-versions/ui/2/restore");

        assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(204);
        assertProblem(client.get("preferences/ui"), 404, "not_found");
        assertThat(client.get("preference-versions/ui").jsonPath().getInt("versions[0].version"))
                .isEqualTo(4);
    }

    @Test
    void restoringHonoursAPrecondition() {
        client.put("preferences/ui", "{\"a\":1}");
        client.put("preferences/ui", "{\"a\":2}");

        var refused = client.request().header("If-Match", "\"1\"").post("/v1/preference-versions/ui/1/restore");

        assertProblem(refused, 412, "precondition_failed").withFact("current_version", 2);
    }

    @Test
    void aVersionThatNeverWasCannotBeRestored() {
        client.put("preferences/ui", "{}");

        assertProblem(client.post("preference-versions/ui/2/restore"), 404, "not_found");
        assertProblem(client.post("preference-versions/ui/zero/restore"), 400, "validation_failed");
    }
}
