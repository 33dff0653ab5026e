package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.PASSWORD;
import static dev.latchkey.auth.http.Api.WRONG;
import static dev.latchkey.auth.http.Api.newEmail;
import static dev.latchkey.auth.http.Api.newUser;
import static dev.latchkey.auth.http.Api.post;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class LogInRouteTest {
    private static final int FREE_FAILURES = 5;

    /** Set by the test resource. */
    @SuppressWarnings("NullAway.Init")
    TestDatabase database;

    @Inject
    TestClock clock;

    @AfterEach
    void releaseTheClock() {
        clock.release();
    }

    @Test
    void theRightPasswordStartsASession() {
        var user = newUser();

        var answer = post(
                "/v1/auth/login",
                Map.of("email", user.email().toLowerCase(Locale.ROOT), "password", PASSWORD, "device_name", "Phone"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("user.id")).isEqualTo(user.id());
        assertThat(answer.jsonPath().getString("user.email")).isEqualTo(user.email());
        assertThat(answer.jsonPath().getMap(""))
                .containsKeys("access_token", "token_type", "expires_in", "refresh_token", "refresh_expires_in");
        assertThat(answer.jsonPath().getString("refresh_token")).isNotEqualTo(user.refreshToken());
    }

    @Test
    void anUnknownEmailGetsTheSameAnswerAsAWrongPassword() {
        var wrong = Api.logIn(newUser().email(), WRONG);
        var unknown = Api.logIn(newEmail(), WRONG);

        assertProblem(wrong, 401, "invalid_credentials");
        assertProblem(unknown, 401, "invalid_credentials");
        assertThat(withoutRequestId(unknown)).isEqualTo(withoutRequestId(wrong));
        assertThat(unknown.header("WWW-Authenticate")).isEqualTo(wrong.header("WWW-Authenticate"));
    }

    @Test
    void aPasswordLongerThanAnyIsJustWrong() {
        assertProblem(Api.logIn(newUser().email(), "x".repeat(2000)), 401, "invalid_credentials");
        assertProblem(Api.logIn(newUser().email(), ""), 401, "invalid_credentials");
    }

    @Test
    void aPasswordIsTheSameHoweverAKeyboardWritesIt() {
        var email = newEmail();
        var composed = "Zulu-quartz caf\u00e9 \ud55c 48";
        var decomposed = "Zulu-quartz cafe\u0301\u00a0\u1112\u1161\u11ab 48";
        post("/v1/auth/register", Map.of("email", email, "password", decomposed));

        assertThat(Api.logIn(email, composed).statusCode()).isEqualTo(200);
        assertThat(Api.logIn(email, decomposed).statusCode()).isEqualTo(200);
        assertProblem(Api.logIn(email, "Zulu-quartz cafe \ud55c 48"), 401, "invalid_credentials");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertProblem(post("/v1/auth/login", "{}"), 400, "validation_failed").withError("/email", "required");
        assertProblem(Api.logIn("nobody", PASSWORD), 400, "validation_failed").withError("/email", "invalid_email");
        var device = Map.of("email", newEmail(), "password", PASSWORD, "device_name", "x".repeat(101));
        assertProblem(post("/v1/auth/login", device), 400, "validation_failed").withError("/device_name", "too_long");
    }

    @Test
    void afterTheFreeFailuresEvenTheRightPasswordWaits() {
        var user = newUser();
        failFreely(user.email());

        assertProblem(Api.logIn(user.email(), PASSWORD), 429, "too_many_requests");
    }

    @Test
    void anEmailThatNobodyHasIsThrottledAlike() {
        var email = newEmail();
        failFreely(email);

        assertProblem(Api.logIn(email, PASSWORD), 429, "too_many_requests");
    }

    @Test
    void theRightPasswordAfterTheWaitForgetsTheFailures() {
        var user = newUser();
        failFreely(user.email());
        clock.pass(Duration.ofSeconds(1));

        assertThat(Api.logIn(user.email(), PASSWORD).statusCode()).isEqualTo(200);

        failFreely(user.email());
    }

    @Test
    void ofThirtyParallelGuessesNoMoreThanTheFreeFailuresAreHashed() throws Exception {
        var user = newUser();
        clock.hold();

        var statuses = Race.of(30, () -> Api.logIn(user.email(), WRONG).statusCode());

        assertThat(statuses).filteredOn(status -> status == 401).hasSize(FREE_FAILURES);
        assertThat(statuses).containsOnly(401, 429);
    }

    @Test
    void anOutdatedHashIsReplacedAtLogIn() {
        var user = newUser();
        // The hash of PASSWORD at a lower cost than today's.
        database.execute("update users set password_hash = '$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$"
                + OutdatedHash.of(PASSWORD) + "' where id = '" + user.id() + "'");

        assertThat(Api.logIn(user.email(), PASSWORD).statusCode()).isEqualTo(200);

        assertThat(OutdatedHash.stored(database, user.id())).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Api.logIn(user.email(), PASSWORD).statusCode()).isEqualTo(200);
    }

    /** The clock stands still meanwhile: the first wait is a second, which a slow machine would see end. */
    private void failFreely(String email) {
        clock.hold();
        for (var failure = 0; failure < FREE_FAILURES; failure++) {
            assertProblem(Api.logIn(email, WRONG), 401, "invalid_credentials");
        }
    }

    private static Map<String, Object> withoutRequestId(Response answer) {
        Map<String, Object> document = answer.jsonPath().getMap("");
        document.remove("request_id");
        return document;
    }
}
