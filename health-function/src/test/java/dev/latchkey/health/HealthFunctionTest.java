package dev.latchkey.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.database.SchemaVersion;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaRecorder;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "health"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class HealthFunctionTest {
    private static final String READY = "\\{\"status\":\"UP\",\"checks\":\\["
            + "\\{\"name\":\"database\",\"status\":\"UP\",\"data\":\\{\"latency_ms\":\\d+}},"
            + "\\{\"name\":\"schema\",\"status\":\"UP\",\"data\":\\{}}]}";

    @Inject
    HealthHandler function;

    TestDatabase database;

    @AfterEach
    void forgetOtherVersions() {
        database.execute("delete from flyway_schema_history where script = 'test'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/ready"})
    void isReadyOnADatabaseOfThisRelease(String path) {
        var answer = get(path);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).matches(READY);
        assertThat(answer.getHeaders())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Request-Id", "gateway-1");
    }

    @Test
    void isReadyInOneRoundTripOnceConnected() {
        get("/health/ready");
        int connections = database.roundTrips().connections();
        assertThat(database.roundTrips().during(() -> get("/health/ready")))
                .as("%s", database.roundTrips().statements())
                .isEqualTo(1);
        assertThat(database.roundTrips().connections()).isEqualTo(connections);
    }

    @Test
    void isAliveWithoutAskingTheDatabase() {
        assertThat(database.roundTrips().during(() -> {
                    var answer = get("/health/live");
                    assertThat(answer.getStatusCode()).isEqualTo(200);
                    assertThat(answer.getBody()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
                }))
                .isZero();
    }

    @Test
    void isReadyOnTheSchemaOfALaterRelease() {
        migrateTo("999");

        assertThat(get("/health/ready").getStatusCode()).isEqualTo(200);
    }

    @Test
    void isNotReadyOnTheSchemaOfAnEarlierRelease() {
        migrateTo("0");

        var answer = get("/health/ready");
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getHeaders()).containsKey("Retry-After");
        assertThat(answer.getBody())
                .contains("{\"name\":\"schema\",\"status\":\"DOWN\"")
                .doesNotContain("\"0\"", "\"" + SchemaVersion.EXPECTED + "\"");
    }

    @Test
    void staysReadyWhenItsConnectionWasCut() {
        get("/health/ready");
        database.roundTrips().cut();
        assertThat(get("/health/ready").getStatusCode()).isEqualTo(200);
    }

    @Test
    void readsNothingButTheSchemasVersion() {
        // A connection of its own: one that has asked before sends the statement by its name alone.
        database.roundTrips().cut();
        database.roundTrips().during(() -> get("/health/ready"));
        assertThat(database.roundTrips().statements()).containsOnly("select version from schema_version");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404, not_found",
        "GET, /nowhere, 404, not_found",
        "GET, /health/, 404, not_found",
        "GET, /v1/auth/sessions/, 404, not_found",
        "POST, /v1/preferences/a/b/c, 404, not_found",
        "POST, /health, 405, method_not_allowed",
        "HEAD, /v1/auth/me, 405, method_not_allowed",
        "GET, /v1/auth/login, 405, method_not_allowed",
        "OPTIONS, /nowhere, 404, not_found",
    })
    void answersWhatHasNoRoute(String method, String path, int status, String code) {
        var answer = function.handleRequest(Requests.of(method, path), null);
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getHeaders())
                .containsEntry("Content-Type", "application/problem+json")
                .containsEntry("X-Request-Id", "gateway-1")
                .doesNotContainKey("Latchkey-Problem-Code");
        assertThat(answer.getBody())
                .contains("\"code\":\"" + code + "\"", "\"instance\":\"" + path + "\"", "\"request_id\":\"gateway-1\"");
    }

    @Test
    void namesTheMethodsThatAPathHas() {
        assertThat(function.handleRequest(Requests.of("PUT", "/v1/auth/me"), null)
                        .getHeaders())
                .containsEntry("Allow", "DELETE, GET, PATCH");
        assertThat(function.handleRequest(Requests.of("POST", "/v1/preferences/theme"), null)
                        .getHeaders())
                .containsEntry("Allow", "DELETE, GET, PATCH, PUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready"})
    void answersHeadAsItAnswersGet(String path) {
        var head = function.handleRequest(Requests.of("HEAD", path), null);
        assertThat(head.getStatusCode()).isEqualTo(200);
        assertThat(head.getHeaders()).isEqualTo(get(path).getHeaders());
    }

    @Test
    void namesTheFormsOfAPatch() {
        assertThat(function.handleRequest(Requests.of("OPTIONS", "/v1/preferences"), null)
                        .getHeaders())
                .containsEntry("Accept-Patch", "application/merge-patch+json, application/json");
    }

    /** A browser takes nothing but a 2xx for a yes. */
    @Test
    void answersThePreflightOfAPathThatThereIs() {
        var answer = function.handleRequest(Requests.of("OPTIONS", "/v1/auth/login"), null);
        assertThat(answer.getStatusCode()).isEqualTo(204);
        assertThat(answer.getBody()).isNull();
        assertThat(answer.getHeaders()).containsEntry("Allow", "POST").containsEntry("X-Request-Id", "gateway-1");
    }

    /** What is no event at all, one with a member of another type, and one that no gateway would hand on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"x\"",
                "1",
                "{}",
                "{\"version\":\"2.0\",\"rawPath\":1,\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
                "{\"version\":\"2.0\",\"headers\":[],\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
                "{\"version\":\"2.0\",\"cookies\":[\"\\u0000\"],\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
            })
    void refusesAnEventThatIsNone(String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        AmazonLambdaRecorder.handle(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, null);
        assertThat(answer.toString(UTF_8)).contains("\"statusCode\":400", "malformed_request");
    }

    private void migrateTo(String version) {
        database.execute("insert into flyway_schema_history"
                + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                + " values (1000, '" + version + "', 'other', 'SQL', 'test', 'test', 1, true)");
    }

    private APIGatewayV2HTTPResponse get(String path) {
        return function.handleRequest(Requests.of("GET", path), null);
    }
}
