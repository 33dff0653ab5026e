package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.NEXT;
import static dev.latchkey.auth.http.Api.PASSWORD;
import static dev.latchkey.auth.http.Api.json;
import static dev.latchkey.auth.http.Api.newEmail;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.auth.http.Api.SignedInUser;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrations that are sent again under the same key. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class IdempotentRegistrationTest {
    /** Set by the test resource. */
    @SuppressWarnings("NullAway.Init")
    TestDatabase database;

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
    void parallelRegistrationsUnderOneKeyAllGetTheSameAccount() throws Exception {
        var body = Map.of("email", newEmail(), "password", PASSWORD);
        var key = UUID.randomUUID().toString();

        var users = Race.of(8, () -> SignedInUser.of(keyed(key, body), 201));

        assertThat(users.stream().map(SignedInUser::id).distinct()).hasSize(1);
        assertThat(users.stream().map(SignedInUser::refreshToken).distinct()).hasSize(1);
    }

    private static Response keyed(String key, Map<String, String> body) {
        return json(body).header("Idempotency-Key", key).post("/v1/auth/register");
    }
}
