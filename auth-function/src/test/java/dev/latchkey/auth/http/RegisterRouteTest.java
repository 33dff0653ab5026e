package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.PASSWORD;
import static dev.latchkey.auth.http.Api.newEmail;
import static dev.latchkey.auth.http.Api.post;
import static dev.latchkey.web.testing.ProblemAssert.assertCommonHeaders;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class RegisterRouteTest {
    private static final String ROUTE = "/v1/auth/register";

    @Test
    void anAccountIsOpenedAndItsOwnerSignedIn() {
        var email = newEmail();

        var answer = post(ROUTE, Map.of("email", email, "password", PASSWORD, "display_name", " Ada "));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/auth/me");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertCommonHeaders(answer);
        assertThat(answer.jsonPath().getMap(""))
                .containsOnlyKeys(
                        "user", "access_token", "token_type", "expires_in", "refresh_token", "refresh_expires_in")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 900)
                .containsEntry("refresh_expires_in", 2_592_000);
        assertThat(answer.jsonPath().getMap("user"))
                .containsOnlyKeys("id", "email", "display_name", "created_at", "updated_at")
                .containsEntry("email", email)
                .containsEntry("display_name", "Ada");
        assertThat(answer.jsonPath().getString("user.created_at")).endsWith("Z");
        assertThat(UUID.fromString(answer.jsonPath().getString("user.id")).version())
                .isEqualTo(7);
    }

    @Test
    void aDisplayNameIsNotNeeded() {
        var answer = Api.register(newEmail());

        assertThat(answer.jsonPath().getMap("user")).containsEntry("display_name", null);
    }

    @Test
    void anEmailIsTakenHoweverItIsWritten() {
        var email = newEmail();
        Api.register(email);

        assertProblem(Api.register(email), 409, "email_taken");
        assertProblem(Api.register(email.toUpperCase(Locale.ROOT)), 409, "email_taken");
    }

    @ParameterizedTest
    @CsvSource({
        "short, too_short",
        "password123, too_common",
        "aaaaaaaaaaaa, too_guessable",
        "latchkey1234, too_guessable",
        "i am grace@example.org 77, contains_email",
    })
    void aWeakPasswordIsRefusedWithAHint(String password, String code) {
        var answer = post(ROUTE, Map.of("email", "grace@example.org", "password", password));

        assertProblem(answer, 422, "weak_password").withError("/password", code);
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
    }

    @Test
    void aPasswordHasAtMost1024Characters() {
        var longest = PASSWORD + "\uD83D\uDD11".repeat(1024 - PASSWORD.length());

        assertThat(post(ROUTE, Map.of("email", newEmail(), "password", longest)).statusCode())
                .isEqualTo(201);
        assertProblem(post(ROUTE, Map.of("email", newEmail(), "password", longest + "x")), 422, "weak_password")
                .withError("/password", "too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "ada@", "@example.com", "ada@localhost", "a b@example.com"})
    void whatIsNoEmailIsNamed(String email) {
        var answer = post(ROUTE, Map.of("email", email, "password", PASSWORD));

        assertProblem(answer, 400, "validation_failed").withError("/email", "invalid_email");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertProblem(post(ROUTE, "{}"), 400, "validation_failed")
                .withError("/email", "required")
                .withError("/password", "required");
        assertProblem(post(ROUTE, "{\"email\":null,\"password\":null}"), 400, "validation_failed")
                .withError("/email", "required");
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        assertProblem(post(ROUTE, "{\"email\":\"ada\"}"), 400, "validation_failed")
                .withErrors("/email invalid_email", "/password required");
        assertProblem(
                        post(
                                ROUTE,
                                "{\"email\":[\"a\"],\"display_name\":{\"a\":1},\"roles\":[[1]],\"x/y\":{},\"password\":1}"),
                        400,
                        "validation_failed")
                .withErrors(
                        "/display_name wrong_type",
                        "/email wrong_type",
                        "/password wrong_type",
                        "/roles unknown_field",
                        "/x~1y unknown_field");
        assertProblem(
                        post("/v1/auth/login", "{\"email\":\"a\\uff20b.example\",\"device_name\":\"\\u3164\"}"),
                        400,
                        "validation_failed")
                .withErrors("/device_name blank", "/email invalid_email", "/password required");
        assertProblem(post("/v1/auth/refresh", "{\"token\":\"x\"}"), 400, "validation_failed")
                .withErrors("/refresh_token required", "/token unknown_field");
        assertProblem(post("/v1/auth/refresh", "{\"refresh_token\":\"x\",\"token\":1}"), 400, "validation_failed")
                .withErrors("/token unknown_field");
    }

    @Test
    void aDisplayNameMustBeOne() {
        var answer = post(ROUTE, Map.of("email", newEmail(), "password", PASSWORD, "display_name", "  "));

        assertProblem(answer, 400, "validation_failed").withError("/display_name", "blank");
    }

    @Test
    void bodiesAreReadStrictly() {
        var email = newEmail();
        assertProblem(
                        post(ROUTE, Map.of("email", email, "password", PASSWORD, "admin", true)),
                        400,
                        "validation_failed")
                .withError("/admin", "unknown_field");
        assertProblem(post(ROUTE, "{\"email\":\"" + email + "\",\"password\":7}"), 400, "validation_failed")
                .withError("/password", "wrong_type");
        assertProblem(post(ROUTE, "{\"email\":\"" + email + "\""), 400, "malformed_request");
        assertProblem(post(ROUTE, "{\"email\":\"a\",\"email\":\"b\"}"), 400, "malformed_request");
        assertProblem(
                post(ROUTE, "{\"email\":\"a@b.example\",\"password\":\"\\u0000 zulu quartz\"}"),
                400,
                "malformed_request");
        assertProblem(
                post(ROUTE, "{\"email\":\"a@b.example\",\"password\":\"\\ud800 zulu quartz\"}"),
                400,
                "malformed_request");
        assertProblem(post(ROUTE, Map.of("email", email, "password", "x".repeat(17_000))), 413, "payload_too_large");
        assertProblem(given().contentType("text/plain").body("x").post(ROUTE), 415, "unsupported_media_type");
        assertProblem(given().get(ROUTE), 405, "method_not_allowed");
    }

    @Test
    void ofTwentyParallelRegistrationsOneOpensTheAccount() throws Exception {
        var email = newEmail();

        var statuses = Race.of(20, () -> Api.register(email).statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(19);
    }
}
