package dev.latchkey.local.stack.control;

import static dev.latchkey.local.emulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.emulator.TestFunctions;
import dev.latchkey.local.stack.TestStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {
    @TempDir
    static Path directory;

    private static TestStack stack;

    @BeforeAll
    static void start() {
        stack = TestStack.start(directory, List.of(TestFunctions.probe(directory)), options -> options);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void the_state_tells_of_functions_and_instances() {
        stack.get("/probe/echo");
        stack.get("/probe/error");

        JsonNode probe = json(stack.get("/_latchkey/state")).at("/functions/0");

        assertThat(probe.path("name").asText()).isEqualTo("probe");
        assertThat(probe.path("invocations").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(probe.path("errors").asInt()).isGreaterThanOrEqualTo(1);
        assertThat(probe.path("cold_starts").asInt()).isEqualTo(1);
        assertThat(probe.path("max_instances").asInt()).isEqualTo(1);
        JsonNode first = probe.at("/last_invocations/0");
        assertThat(first.path("start").asText()).isEqualTo("cold");
        assertThat(first.path("status").asText()).isEqualTo("success");
        assertThat(first.path("duration_ms").asDouble()).isPositive();
        JsonNode instance = probe.at("/instances/0");
        assertThat(instance.path("pid").asLong()).isPositive();
        assertThat(instance.path("prepared_ms").asDouble()).isPositive();
        assertThat(instance.path("peak_memory_mb").asInt()).isPositive();
    }

    @Test
    void a_request_is_followed_to_its_details() throws Exception {
        String id =
                stack.get("/probe/echo").headers().firstValue("Apigw-Requestid").orElse("");
        try (EventReader events = EventReader.open(stack.uri().resolve("/_latchkey/requests"))) {
            EventReader.Event event = events.next();
            while (!event.data().path("id").asText().equals(id)) {
                event = events.next();
            }
            assertThat(event.path()).isEqualTo("/probe/echo");
            assertThat(event.data().path("status").asInt()).isEqualTo(200);
            assertThat(event.data().path("function").asText()).isEqualTo("probe");
        }

        JsonNode detail = json(stack.get("/_latchkey/requests/" + id));

        assertThat(detail.at("/invocation/request_id").asText()).isNotEmpty();
        assertThat(detail.path("log").findValuesAsText("text"))
                .anySatisfy(line -> assertThat(line).contains("platform.report"));
        assertThat(stack.get("/_latchkey/requests/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void a_function_is_invoked_directly_with_any_payload() {
        assertThat(stack.invoke("probe", "[1,2]").body()).isEqualTo("[1,2]");
        assertThat(stack.invoke("probe", "").body()).isEqualTo("{}");
    }

    @Test
    void an_unknown_function_is_a_404_that_names_the_known_ones() {
        HttpResponse<String> response = stack.invoke("unknown", "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("unknown", "probe");
    }

    @Test
    void a_payload_of_more_than_6_mb_is_a_413() {
        assertThat(stack.invoke("probe", "\"" + "x".repeat(6 * 1024 * 1024) + "\"")
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example"})
    void a_name_of_another_site_that_points_here_gets_nothing(String host) throws IOException {
        assertThat(RawRequest.send(stack.uri(), "GET /_latchkey/state HTTP/1.1\r\nHost: " + host))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:1", "null"})
    void a_page_of_another_site_invokes_nothing(String origin) {
        HttpResponse<String> response =
                stack.post("/_latchkey/functions/probe/invoke", "{}", "Origin", origin, "Content-Type", "text/plain");

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void a_page_of_the_stacks_own_may_invoke() {
        HttpResponse<String> response = stack.post(
                "/_latchkey/functions/probe/invoke", "{}", "Origin", stack.uri().toString());

        assertThat(response.statusCode()).isEqualTo(200);
    }
}
