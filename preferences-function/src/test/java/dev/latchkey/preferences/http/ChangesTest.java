package dev.latchkey.preferences.http;

import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
@SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource and before each test.
class ChangesTest {
    TestDatabase database;
    PreferencesClient client;

    @BeforeEach
    void logIn() {
        client = PreferencesClient.of(database);
    }

    @Test
    void withoutACursorEverythingIsTold() {
        client.put("preferences/ui", "{\"a\":1}");

        var first = client.get("preference-changes").jsonPath();

        assertThat(first.getList("changes.namespace", String.class)).contains("ui");
        assertThat(first.getBoolean("has_more")).isFalse();
        assertThat(since(first.getString("cursor")).getList("changes")).isEmpty();
    }

    @Test
    void deletionsAreTold() {
        client.put("preferences/ui", "{\"a\":1}");
        var cursor = client.get("preference-changes").jsonPath().getString("cursor");
        client.delete("preferences/ui");

        var next = since(cursor);

        assertThat(next.getString("changes[0].namespace")).isEqualTo("ui");
        assertThat(next.getBoolean("changes[0].deleted")).isTrue();
    }

    @Test
    void whatIsNoCursorIsRefused() {
        assertProblem(client.get("preference-changes?since=nonsense"), 400, "validation_failed");
    }

    /** Four writers change five namespaces while two clients follow; in the end each follower equals the truth. */
    @Test
    void clientsThatFollowWhileOthersWriteEndEqualToTheTruth() throws ExecutionException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                int writer = i;
                writing.add(threads.submit(() -> write(writer)));
            }
            var done = new CompletableFuture<Boolean>();
            var followers = List.of(threads.submit(() -> follow(done)), threads.submit(() -> follow(done)));
            try {
                for (var each : writing) {
                    each.get();
                }
            } finally {
                done.complete(true);
            }

            Map<String, Object> truth = client.get("preferences").jsonPath().getMap("preferences");
            truth.keySet().removeIf(name -> !name.startsWith("n"));
            truth.remove("notifications");
            for (var follower : followers) {
                assertThat(follower.get()).isEqualTo(truth);
            }
        }
    }

    private void write(int writer) {
        for (int i = 0; i < 15; i++) {
            var namespace = "preferences/n" + (i + writer) % 5;
            if (i % 4 == 3) {
                client.delete(namespace);
            } else {
                client.put(namespace, "{\"writer\":" + writer + ",\"i\":" + i + "}");
            }
        }
    }

    private Map<String, Object> follow(CompletableFuture<Boolean> done) {
        var copy = new HashMap<String, Object>();
        var cursor = apply(client.get("preference-changes").jsonPath(), copy);
        boolean last = false;
        while (!last) {
            last = done.isDone();
            cursor = apply(since(cursor), copy);
        }
        return copy;
    }

    private static String apply(JsonPath page, Map<String, Object> copy) {
        assertThat(page.getBoolean("has_more")).isFalse();
        for (Map<String, Object> change : page.<Map<String, Object>>getList("changes")) {
            var namespace = String.valueOf(change.get("namespace"));
            if (!namespace.matches("n[0-9]")) {
                continue;
            }
            if (Boolean.TRUE.equals(change.get("deleted"))) {
                copy.remove(namespace);
            } else {
                copy.put(namespace, change.get("value"));
            }
        }
        return page.getString("cursor");
    }

    private JsonPath since(String cursor) {
        return client.request()
                .queryParam("since", cursor)
                .get("/v1/preference-changes")
                .jsonPath();
    }
}
