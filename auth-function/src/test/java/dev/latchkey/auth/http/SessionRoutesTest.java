package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.PASSWORD;
import static dev.latchkey.auth.http.Api.bearer;
import static dev.latchkey.auth.http.Api.logIn;
import static dev.latchkey.auth.http.Api.me;
import static dev.latchkey.auth.http.Api.newUser;
import static dev.latchkey.web.testing.ProblemAssert.assertCommonHeaders;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class SessionRoutesTest {
    @Test
    void logOutEndsTheSessionAndMayBeRepeated() {
        var user = newUser();

        var answer = bearer(user).post("/v1/auth/logout");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(204);
        assertCommonHeaders(answer);
        assertProblem(me(user), 401, "invalid_token");
        assertThat(bearer(user).post("/v1/auth/logout").statusCode()).isEqualTo(204);
    }

    @Test
    void logOutEverywhereEndsEverySession() {
        var user = newUser();
        var other = logIn(user);

        assertThat(bearer(user).post("/v1/auth/logout-all").statusCode()).isEqualTo(204);

        assertProblem(me(user), 401, "invalid_token");
        assertProblem(me(other), 401, "invalid_token");
        assertProblem(bearer(user).post("/v1/auth/logout-all"), 401, "invalid_token");
    }

    @Test
    void sessionsAreListedWithWhatTheyAreKnownBy() {
        var user = newUser();
        given().contentType("application/json")
                .header("User-Agent", "Browser/1.0 (X11; Linux x86_64), like others")
                .body(Map.of("email", user.email(), "password", PASSWORD, "device_name", "Ada's phone"))
                .post("/v1/auth/login");

        List<Map<String, Object>> sessions =
                bearer(user).get("/v1/auth/sessions").jsonPath().getList("sessions");

        assertThat(sessions).hasSize(2);
        assertThat(sessions.getFirst())
                .containsOnlyKeys(
                        "id",
                        "device_name",
                        "user_agent",
                        "ip_address",
                        "created_at",
                        "last_used_at",
                        "expires_at",
                        "current")
                .containsEntry("device_name", "Ada's phone")
                .containsEntry("user_agent", "Browser/1.0 (X11; Linux x86_64), like others")
                .containsEntry("current", false);
        assertThat(sessions.getLast()).containsEntry("device_name", null).containsEntry("current", true);
    }

    @Test
    void anotherSessionIsEnded() {
        var user = newUser();
        var other = logIn(user);
        var id = sessionId(other);

        assertThat(bearer(user).delete("/v1/auth/sessions/" + id).statusCode()).isEqualTo(204);

        assertProblem(me(other), 401, "invalid_token");
        assertThat(me(user).statusCode()).isEqualTo(200);
        assertProblem(bearer(user).delete("/v1/auth/sessions/" + id), 404, "not_found");
    }

    @Test
    void aSessionOfSomebodyElseIsNotFound() {
        var stranger = newUser();

        assertProblem(bearer(newUser()).delete("/v1/auth/sessions/" + sessionId(stranger)), 404, "not_found");
        assertThat(me(stranger).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1-1-1", "0190a5b2-1234-7000-8000-00000000abcg"})
    void whatIsNoSessionIdIsNotFound(String id) {
        assertProblem(bearer(newUser()).delete("/v1/auth/sessions/" + id), 404, "not_found");
    }

    @Test
    void aSessionThatIsOverSeesAndEndsNothing() {
        var user = newUser();
        bearer(user).post("/v1/auth/logout");

        assertProblem(bearer(user).get("/v1/auth/sessions"), 401, "invalid_token");
        assertProblem(bearer(user).delete("/v1/auth/sessions/" + UUID.randomUUID()), 401, "invalid_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/auth/sessions",
                "POST /v1/auth/logout",
                "POST /v1/auth/logout-all",
                "GET /v1/auth/me",
                "GET /v1/auth/me/export",
                "DELETE /v1/auth/sessions/x"
            })
    void withoutATokenOneIsAskedFor(String route) {
        var parts = route.split(" ", 2);

        var answer = given().request(parts[0], parts[1]);

        assertProblem(answer, 401, "invalid_token");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"latchkey\"");
    }

    private static String sessionId(Api.SignedInUser user) {
        return bearer(user).get("/v1/auth/sessions").jsonPath().getString("sessions.find { it.current }.id");
    }
}
