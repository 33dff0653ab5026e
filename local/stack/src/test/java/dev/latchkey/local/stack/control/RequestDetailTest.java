package dev.latchkey.local.stack.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.emulator.gateway.HandledRequest;
import dev.latchkey.local.emulator.lambda.FunctionLog;
import dev.latchkey.local.emulator.lambda.InvocationReport;
import dev.latchkey.local.emulator.lambda.StartType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestDetailTest {
    private static final HandledRequest REQUEST = new HandledRequest(
            Instant.EPOCH,
            "gateway-id",
            "req-1",
            "GET",
            "/v1/auth/me",
            200,
            5,
            "auth",
            new InvocationReport("lambda-1", "success", StartType.RESTORED, 4, 60, 1769, 120));

    @TempDir
    Path directory;

    private FunctionLog auth;
    private FunctionLog health;

    @BeforeEach
    void open() {
        auth = new FunctionLog(directory.resolve("auth.log"), problem -> {});
        health = new FunctionLog(directory.resolve("health.log"), problem -> {});
    }

    @AfterEach
    void close() {
        auth.close();
        health.close();
    }

    @Test
    void lines_are_joined_by_lambdas_id_and_by_the_x_request_id() {
        auth.append(1, "lambda-1", "plain text of the invocation");
        auth.append(1, "lambda-2", "of another invocation");
        auth.append(2, "lambda-2", "{\"request_id\":\"req-1\",\"message\":\"a second try\"}");
        auth.append(2, "lambda-2", "{\"request_id\":\"req-12\",\"message\":\"another request\"}");
        health.append(1, "lambda-1", "another function's, whatever its id");
        health.append(1, null, "{\"request_id\":\"req-1\",\"message\":\"of another function\"}");

        assertThat(detail().path("log").findValuesAsText("text"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).isEqualTo("plain text of the invocation"),
                        line -> assertThat(line).contains("a second try"),
                        line -> assertThat(line).contains("of another function"));
    }

    @Test
    void lines_in_embedded_metric_format_become_metrics() {
        auth.append(1, "lambda-1", """
                {"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"Latchkey",\
                "Dimensions":[["Function"],["Function","Route"]],\
                "Metrics":[{"Name":"Duration","Unit":"Milliseconds"},{"Name":"Statements","Unit":"Count"}]}]},\
                "Function":"auth","Route":"GET /v1/auth/me","Duration":3.5,"Statements":[1,2]}""");

        JsonNode detail = detail();

        assertThat(detail.path("log")).isEmpty();
        assertThat(detail.path("metrics").toString())
                .isEqualTo("[{\"name\":\"Duration\",\"values\":[3.5],\"unit\":\"Milliseconds\","
                        + "\"dimensions\":{\"Function\":\"auth\",\"Route\":\"GET /v1/auth/me\"}},"
                        + "{\"name\":\"Statements\",\"values\":[1,2],\"unit\":\"Count\","
                        + "\"dimensions\":{\"Function\":\"auth\",\"Route\":\"GET /v1/auth/me\"}}]");
    }

    @Test
    void what_only_looks_like_json_is_a_line_as_it_stands() {
        auth.append(1, "lambda-1", "{\"_aws\": broken");

        assertThat(detail().path("log").findValuesAsText("text")).containsExactly("{\"_aws\": broken");
    }

    @Test
    void the_newest_500_lines_are_told() {
        for (int i = 0; i < 501; i++) {
            auth.append(1, "lambda-1", "line " + i);
        }

        assertThat(detail().path("log").findValuesAsText("text"))
                .hasSize(500)
                .doesNotContain("line 0")
                .contains("line 500");
    }

    @Test
    void a_request_that_no_function_answered_has_no_lines() {
        auth.append(1, "lambda-1", "of another");
        HandledRequest refused =
                new HandledRequest(Instant.EPOCH, "gateway-id", null, "GET", "/", 429, 0.1, null, null);

        assertThat(RequestDetail.of(refused, Map.of("auth", auth)).get("log"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    private JsonNode detail() {
        return new ObjectMapper().valueToTree(RequestDetail.of(REQUEST, Map.of("auth", auth, "health", health)));
    }
}
