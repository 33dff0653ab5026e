package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.PASSWORD;
import static dev.latchkey.auth.http.Api.newEmail;
import static dev.latchkey.auth.http.Api.newUser;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What asks for tokens while the signing keys cannot be read and those known are too old: nothing of it is kept. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class SigningKeysGoneTest {
    private static final Duration PAST_ALL_USE = Duration.ofMinutes(16);

    TestDatabase database;

    @Inject
    TestClock clock;

    private Api.SignedInUser user;

    @BeforeEach
    void loseTheKeys() {
        user = newUser();
        database.execute("revoke select on signing_keys from latchkey_auth");
        clock.pass(PAST_ALL_USE);
    }

    @AfterEach
    void findThem() {
        giveBack();
        clock.release();
        // Whose times would now be in the future.
        database.execute("delete from rate_limit");
    }

    private void giveBack() {
        database.execute("grant select on signing_keys to latchkey_auth");
    }

    @Test
    void aRefreshDoesNotRotate() {
        assertProblem(Api.refresh(user.refreshToken()), 500, "internal_error");

        giveBack();
        clock.pass(Duration.ofHours(1));
        assertThat(Api.refresh(user.refreshToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRegistrationLeavesNoAccount() {
        var email = newEmail();

        assertProblem(Api.register(email), 500, "internal_error");

        giveBack();
        assertThat(Api.register(email).statusCode()).isEqualTo(201);
    }

    @Test
    void aLogInLeavesNoSession() {
        assertProblem(Api.logIn(user.email(), PASSWORD), 500, "internal_error");

        giveBack();
        var again = Api.logIn(user);
        assertThat(Api.bearer(again).get("/v1/auth/sessions").jsonPath().getList("sessions"))
                .hasSize(2);
    }
}
