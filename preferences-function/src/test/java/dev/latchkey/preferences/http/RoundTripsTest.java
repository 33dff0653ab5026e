package dev.latchkey.preferences.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request costs in round trips to PostgreSQL, transaction commands counted, once keys are cached. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
@SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource and before each test.
class RoundTripsTest {
    private static final String UI = "preferences/ui";

    @Inject
    TestClock clock;

    TestDatabase database;
    PreferencesClient client;

    /** The keys that the first request reads are fresh for as long as the clock stands. */
    @BeforeEach
    void logIn() {
        client = PreferencesClient.of(database);
        clock.hold();
    }

    @AfterEach
    void releaseTheClock() {
        clock.release();
    }

    @Test
    void reading() {
        client.put(UI, "{\"a\":1}");

        assertCost(1, 200, () -> client.get(UI));
        assertCost(1, 304, () -> client.get(UI, Map.of("If-None-Match", "\"1\"")));
        assertCost(1, 200, () -> client.get("preferences"));
        assertCost(1, 200, () -> client.get(UI + "/a"));
        assertCost(1, 200, () -> client.get("preference-changes"));
    }

    @Test
    void writing() {
        client.get(UI);

        assertCost(1, 201, () -> client.put(UI, "{\"a\":1}"));
        assertCost(1, 200, () -> client.put(UI, "{\"a\":2}", Map.of("If-Match", "\"1\"")));
        assertCost(2, 200, () -> client.patch(UI, "{\"a\":3}"));
        assertCost(1, 412, () -> client.patch(UI, "{\"a\":3}", Map.of("If-Match", "\"1\"")));
    }

    private void assertCost(int exactly, int status, Supplier<Response> request) {
        var trips = database.roundTrips();
        var count = trips.during(() -> {
            var answer = request.get();
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        });
        assertThat(count).as("%s", trips.statements()).isEqualTo(exactly);
    }
}
