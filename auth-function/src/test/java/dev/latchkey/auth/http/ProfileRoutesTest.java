package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.NEXT;
import static dev.latchkey.auth.http.Api.PASSWORD;
import static dev.latchkey.auth.http.Api.WRONG;
import static dev.latchkey.auth.http.Api.bearer;
import static dev.latchkey.auth.http.Api.logIn;
import static dev.latchkey.auth.http.Api.me;
import static dev.latchkey.auth.http.Api.newUser;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.auth.http.Api.SignedInUser;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class ProfileRoutesTest {
    private static final String ME = "/v1/auth/me";

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
    void theCallerIsShownTheirAccount() {
        var user = newUser();

        var answer = me(user);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getMap(""))
                .containsOnlyKeys("id", "email", "display_name", "created_at", "updated_at")
                .containsEntry("id", user.id())
                .containsEntry("email", user.email());
    }

    @Test
    void theDisplayNameIsSetLeftAndRemoved() {
        var user = newUser();

        assertThat(change(user, "{\"display_name\":\"Countess\"}").jsonPath().getString("display_name"))
                .isEqualTo("Countess");
        assertThat(change(user, "{}").jsonPath().getString("display_name")).isEqualTo("Countess");
        assertThat(change(user, "{\"display_name\":null}").jsonPath().getString("display_name"))
                .isNull();
        assertThat(me(user).jsonPath().getString("display_name")).isNull();
    }

    @Test
    void aDisplayNameThatIsNoneIsNamed() {
        var user = newUser();

        assertProblem(change(user, "{\"display_name\":\"\"}"), 400, "validation_failed")
                .withError("/display_name", "blank");
        assertProblem(change(user, "{\"display_name\":7}"), 400, "validation_failed")
                .withError("/display_name", "wrong_type");
        assertProblem(change(user, "{\"email\":\"new@example.com\"}"), 400, "validation_failed")
                .withError("/email", "unknown_field");
    }

    @Test
    void aPasswordChangeEndsEveryOtherSession() {
        var user = newUser();
        var other = logIn(user);

        assertThat(changePassword(user, PASSWORD, NEXT).statusCode()).isEqualTo(204);

        assertThat(me(user).statusCode()).isEqualTo(200);
        assertProblem(me(other), 401, "invalid_token");
        assertProblem(Api.refresh(other.refreshToken()), 401, "session_expired");
        assertThat(Api.refresh(user.refreshToken()).statusCode()).isEqualTo(200);
        assertProblem(Api.logIn(user.email(), PASSWORD), 401, "invalid_credentials");
        assertThat(Api.logIn(user.email(), NEXT).statusCode()).isEqualTo(200);
    }

    @Test
    void aPasswordIsNotChangedWithoutTheCurrentOne() {
        var user = newUser();

        assertProblem(changePassword(user, WRONG, NEXT), 401, "invalid_credentials");
        assertThat(Api.logIn(user.email(), PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void theNewPasswordMustBeStrong() {
        var user = newUser();

        assertProblem(changePassword(user, PASSWORD, "password123"), 422, "weak_password")
                .withError("/new_password", "too_common");
        assertProblem(changePassword(user, PASSWORD, user.email() + " 77 zulu"), 422, "weak_password")
                .withError("/new_password", "contains_email");
    }

    @Test
    void wrongPasswordsBehindATokenCountAsFailedLogIns() {
        var user = newUser();
        clock.hold();
        for (var failure = 0; failure < 3; failure++) {
            assertProblem(changePassword(user, WRONG, NEXT), 401, "invalid_credentials");
        }
        for (var failure = 0; failure < 2; failure++) {
            assertProblem(delete(user, WRONG), 401, "invalid_credentials");
        }

        assertProblem(delete(user, PASSWORD), 429, "too_many_requests");
        assertProblem(Api.logIn(user.email(), PASSWORD), 429, "too_many_requests");
    }

    @Test
    void aDeletedAccountIsGoneWithAllItsTokens() {
        var user = newUser();
        var other = logIn(user);
        database.execute("insert into audit_events (id, type, occurred_at, request_id, ip_address, user_id)"
                + " values (gen_random_uuid(), 'logged_in', now(), 'r', '192.0.2.1', '" + user.id() + "')");

        assertThat(delete(user, PASSWORD).statusCode()).isEqualTo(204);

        assertProblem(me(user), 401, "invalid_token");
        assertProblem(me(other), 401, "invalid_token");
        assertProblem(delete(user, PASSWORD), 401, "invalid_token");
        assertProblem(Api.refresh(other.refreshToken()), 401, "session_expired");
        assertProblem(Api.logIn(user.email(), PASSWORD), 401, "invalid_credentials");
        assertThat(Api.register(user.email()).statusCode()).isEqualTo(201);
    }

    @Test
    void whatIsMissingIsNamed() {
        var user = newUser();

        assertProblem(bearer(user).contentType("application/json").body("{}").delete(ME), 400, "validation_failed")
                .withError("/password", "required");
        assertProblem(
                        bearer(user).contentType("application/json").body("{}").post(ME + "/password"),
                        400,
                        "validation_failed")
                .withError("/current_password", "required")
                .withError("/new_password", "required");
        assertProblem(bearer(user).contentType("text/plain").body("x").delete(ME), 415, "unsupported_media_type");
    }

    @Test
    void theExportHoldsEverythingAndNoSecret() {
        var user = newUser();
        Api.logIn(user.email(), WRONG);

        var answer = bearer(user).get(ME + "/export");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        var body = answer.jsonPath();
        assertThat(body.getMap(""))
                .containsOnlyKeys("user", "sessions", "audit_events", "earlier_audit_events", "preferences");
        assertThat(body.getString("user.email")).isEqualTo(user.email());
        assertThat(body.getList("sessions")).hasSize(1);
        assertThat(body.getList("audit_events.type")).containsExactly("registered", "log_in_failed");
        assertThat(body.getMap("audit_events[0]"))
                .containsOnlyKeys("id", "type", "occurred_at", "request_id", "ip_address", "user_agent", "session_id");
        assertThat(answer.asString()).doesNotContain("argon2", user.refreshToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "x", "1-1-1-1-1", "00000000-0000-7000-8000-00000000000g"})
    void whatIsNoIdOfAnEventIsRefused(String before) {
        assertProblem(bearer(newUser()).get(ME + "/export?audit_events_before=" + before), 400, "validation_failed");
    }

    private static Response change(SignedInUser user, String body) {
        return bearer(user).contentType("application/json").body(body).patch(ME);
    }

    private static Response changePassword(SignedInUser user, String current, String next) {
        return bearer(user)
                .contentType("application/json")
                .body(Map.of("current_password", current, "new_password", next))
                .post(ME + "/password");
    }

    private static Response delete(SignedInUser user, String password) {
        return bearer(user)
                .contentType("application/json")
                .body(Map.of("password", password))
                .delete(ME);
    }
}
