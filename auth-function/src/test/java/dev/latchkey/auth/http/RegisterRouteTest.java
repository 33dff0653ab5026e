package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.NEXT;
import static dev.latchkey.auth.http.Api.PASSWORD;
import static dev.latchkey.auth.http.Api.json;
import static dev.latchkey.auth.http.Api.newEmail;
import static dev.latchkey.auth.http.Api.post;
import static dev.latchkey.web.testing.ProblemAssert.assertCommonHeaders;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.auth.http.Api.SignedInUser;
import dev.latchkey.runtime.testing.TestDatabase;
import dev.latchkey.runtime.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HexFormat;
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

    /** Set by the test resource. */
    @SuppressWarnings("NullAway.Init")
    TestDatabase database;

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
    void theSameKeyGivesTheFirstOutcomeAgain() {
        var body = Map.of("email", newEmail(), "password", PASSWORD);
        var key = UUID.randomUUID().toString();

        var first = SignedInUser.of(keyed(key, body), 201);
        var again = SignedInUser.of(keyed(key, body), 201);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.refreshToken()).isEqualTo(first.refreshToken());
        assertThat(Api.me(again).statusCode()).isEqualTo(200);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        var email = newEmail();
        var key = UUID.randomUUID().toString();
        keyed(key, Map.of("email", email, "password", PASSWORD));

        assertProblem(keyed(key, Map.of("email", email, "password", NEXT)), 422, "idempotency_key_reused");
        assertProblem(keyed(key, Map.of("email", newEmail(), "password", PASSWORD)), 422, "idempotency_key_reused");
    }

    @Test
    void aKeyIsFreeAgainAfterADay() {
        var key = UUID.randomUUID().toString();
        keyed(key, Map.of("email", newEmail(), "password", PASSWORD));
        database.execute("update idempotency_keys set created_at = created_at - interval '24 hours'");

        var other = keyed(key, Map.of("email", newEmail(), "password", PASSWORD));

        assertThat(other.statusCode()).as(other.asString()).isEqualTo(201);
    }

    @Test
    void whatIsKeptUnderAKeyIsNeitherTheKeyNorAnythingOfTheBody() throws SQLException {
        var key = "key-" + UUID.randomUUID();
        var email = newEmail();
        keyed(key, Map.of("email", email, "password", PASSWORD));

        try (var connection = database.connect("postgres");
                var rows = connection
                        .createStatement()
                        .executeQuery("select string_agg(k::text, '|') from idempotency_keys k")) {
            rows.next();
            assertThat(rows.getString(1))
                    .isNotEmpty()
                    .doesNotContain(key, HexFormat.of().formatHex(key.getBytes(UTF_8)))
                    .doesNotContainIgnoringCase(email, PASSWORD);
        }
    }

    @Test
    void aRepeatedRegistrationWhoseSessionIsOverSaysSo() {
        var body = Map.of("email", newEmail(), "password", PASSWORD);
        var key = UUID.randomUUID().toString();
        Api.bearer(SignedInUser.of(keyed(key, body), 201)).post("/v1/auth/logout");

        assertProblem(keyed(key, body), 409, "conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u00e9"})
    void whatIsNoKeyIsRefused(String key) {
        var answer = keyed(key, Map.of("email", newEmail(), "password", PASSWORD));

        assertProblem(answer, 400, "validation_failed").withError("", "invalid_idempotency_key");
    }

    @Test
    void ofTwentyParallelRegistrationsOneOpensTheAccount() throws Exception {
        var email = newEmail();

        var statuses = Race.of(20, () -> Api.register(email).statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(19);
    }

    @Test
    void parallelRegistrationsUnderOneKeyAllGetTheSameAccount() throws Exception {
        var body = Map.of("email", newEmail(), "password", PASSWORD);
        var key = UUID.randomUUID().toString();

        var users = Race.of(8, () -> SignedInUser.of(keyed(key, body), 201));

        assertThat(users.stream().map(SignedInUser::id).distinct()).hasSize(1);
        assertThat(users.stream().map(SignedInUser::refreshToken).distinct()).hasSize(1);
    }

    private static Response keyed(String key, Map<String, String> body) {
        return json(body).header("Idempotency-Key", key).post(ROUTE);
    }
}
