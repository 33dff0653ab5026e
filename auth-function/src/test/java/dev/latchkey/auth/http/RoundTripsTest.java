package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.PASSWORD;
import static dev.latchkey.auth.http.Api.WRONG;
import static dev.latchkey.auth.http.Api.json;
import static dev.latchkey.auth.http.Api.newEmail;
import static dev.latchkey.auth.http.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request costs in round trips to PostgreSQL, transaction commands counted, once keys are cached. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class RoundTripsTest {
    TestDatabase database;

    @Inject
    TestClock clock;

    /** The keys that are read now are fresh for as long as the clock stands. */
    @BeforeEach
    void warmUp() {
        clock.hold();
        Api.me(newUser());
    }

    @AfterEach
    void releaseTheClock() {
        clock.release();
    }

    @Test
    void registering() {
        assertCost(5, 201, () -> Api.register(newEmail()));
    }

    @Test
    void registeringUnderAKey() {
        var key = UUID.randomUUID().toString();
        var body = Map.of("email", newEmail(), "password", PASSWORD);

        assertCost(6, 201, () -> json(body).header("Idempotency-Key", key).post("/v1/auth/register"));
        assertCost(6, 201, () -> json(body).header("Idempotency-Key", key).post("/v1/auth/register"));
    }

    @Test
    void loggingIn() {
        var user = newUser();

        assertCost(5, 200, () -> Api.logIn(user.email(), PASSWORD));
        assertCost(5, 401, () -> Api.logIn(user.email(), WRONG));
    }

    @Test
    void refreshing() {
        var user = newUser();

        assertCost(2, 200, () -> Api.refresh(user.refreshToken()));
        assertCost(2, 200, () -> Api.refresh(user.refreshToken()));
    }

    @Test
    void theCallersAccountAndSessions() {
        var user = newUser();

        assertCost(1, 200, () -> Api.me(user));
        assertCost(1, 200, () -> Api.bearer(user).get("/v1/auth/sessions"));
        assertCost(1, 204, () -> Api.bearer(user).post("/v1/auth/logout"));
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
