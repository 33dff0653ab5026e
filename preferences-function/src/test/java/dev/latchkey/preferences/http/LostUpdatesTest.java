package dev.latchkey.preferences.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
@SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource and before each test.
class LostUpdatesTest {
    TestDatabase database;
    PreferencesClient client;

    @BeforeEach
    void logIn() {
        client = PreferencesClient.of(database);
    }

    @Test
    void eightParallelWritersThatSendIfMatchLoseNoUpdate() throws ExecutionException, InterruptedException {
        client.put("preferences/ui", "{\"count\":0}");

        inParallel(() -> {
            int done = 0;
            while (done < 5) {
                var read = client.get("preferences/ui");
                int next = read.jsonPath().getInt("count") + 1;
                var written = client.patch(
                        "preferences/ui", "{\"count\":" + next + "}", Map.of("If-Match", read.header("ETag")));
                assertThat(written.statusCode()).isIn(200, 412);
                done += written.statusCode() == 200 ? 1 : 0;
            }
        });

        assertThat(client.get("preferences/ui").asString()).isEqualTo("{\"count\":40}");
        assertThat(client.get("preferences/ui").header("ETag")).isEqualTo("\"41\"");
    }

    @Test
    void parallelPatchesOfDifferentMembersAllArrive() throws ExecutionException, InterruptedException {
        var writers = new java.util.concurrent.atomic.AtomicInteger();

        inParallel(() -> {
            var member = "w" + writers.getAndIncrement();
            for (int i = 1; i <= 5; i++) {
                assertThat(client.patch("preferences/ui", "{\"" + member + "\":" + i + "}")
                                .statusCode())
                        .isEqualTo(200);
            }
        });

        Map<String, Integer> members = client.get("preferences/ui").jsonPath().getMap("");
        assertThat(members).hasSize(8).values().containsOnly(5);
    }

    private static void inParallel(Runnable writer) throws ExecutionException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(writer));
            }
            for (var each : running) {
                each.get();
            }
        }
    }
}
