package dev.latchkey.local.emulator.gateway;

import static dev.latchkey.local.emulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.emulator.TestEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway decides by itself: routes, rates, origins and sizes. */
@ExtendWith(GatewayEmulator.class)
class ApiGatewayTest {
    @Test
    void an_unknown_route_is_a_404_of_the_gateways(TestEmulator stack) {
        HttpResponse<String> response = stack.get("/nowhere");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
        assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
    }

    @Test
    void a_route_past_its_burst_is_throttled_alone(TestEmulator stack) {
        assertThat(stack.get("/scarce").statusCode()).isEqualTo(200);
        assertThat(stack.get("/scarce").statusCode()).isEqualTo(200);

        HttpResponse<String> third = stack.get("/scarce");

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
        assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);
    }

    @Test
    void a_preflight_of_an_allowed_origin_is_answered_without_the_function(TestEmulator stack) {
        HttpResponse<String> response = preflight(stack, "/items/1/parts/2", "https://app.example");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("https://app.example");
        assertThat(response.headers().firstValue("access-control-allow-methods").orElse(""))
                .isEqualTo("GET,POST");
        assertThat(response.headers().firstValue("access-control-allow-headers").orElse(""))
                .contains("authorization", "if-match", "idempotency-key");
    }

    @Test
    void a_preflight_that_a_route_catches_is_the_functions_to_answer_with_the_gateways_headers(TestEmulator stack) {
        HttpResponse<String> response = preflight(stack, "/probe/echo", "https://app.example");

        assertThat(json(response).path("routeKey").asText()).isEqualTo("ANY /probe/{what}");
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("https://app.example");
        assertThat(response.headers().firstValue("access-control-allow-methods").orElse(""))
                .isEqualTo("GET,POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/items/1/parts/2", "/probe/echo"})
    void a_preflight_of_another_origin_allows_nothing(String path, TestEmulator stack) {
        assertThat(preflight(stack, path, "https://evil.example").headers().map())
                .doesNotContainKeys("access-control-allow-origin", "access-control-allow-methods");
    }

    @Test
    void an_answer_to_an_allowed_origin_is_readable_by_its_scripts_whatever_the_function_says_of_cors(
            TestEmulator stack) {
        String answer = "{\"statusCode\":200,\"headers\":{\"Access-Control-Allow-Origin\":\"*\"},\"body\":\"x\"}";

        HttpResponse<String> allowed = stack.post("/probe/answer", answer, "Origin", "http://localhost:3000");
        HttpResponse<String> other = stack.post("/probe/answer", answer, "Origin", "https://evil.example");

        assertThat(allowed.headers().allValues("access-control-allow-origin")).containsExactly("http://localhost:3000");
        assertThat(allowed.headers().firstValue("access-control-expose-headers").orElse(""))
                .isEqualTo("x-request-id");
        assertThat(other.headers().allValues("access-control-allow-origin")).isEmpty();
    }

    @Test
    void a_body_of_more_than_10_mb_is_a_413(TestEmulator stack) {
        HttpResponse<String> response = stack.post("/probe/echo", "x".repeat(10 * 1024 * 1024 + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/probe", "/probe//echo", "/probe/echo/"})
    void odd_paths_are_in_no_route(String path, TestEmulator stack) throws IOException {
        assertThat(raw(stack, "GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 404");
    }

    @Test
    void what_is_no_uri_is_a_400(TestEmulator stack) throws IOException {
        assertThat(raw(stack, "GET /probe/{echo HTTP/1.1")).startsWith("HTTP/1.1 400");
    }

    private static String raw(TestEmulator stack, String requestLine) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.ofLiteral("127.0.0.1"), stack.uri().getPort())) {
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> preflight(TestEmulator stack, String path, String origin) {
        return stack.send(HttpRequest.newBuilder(stack.uri().resolve(path))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .headers("Origin", origin, "Access-Control-Request-Method", "PATCH"));
    }
}
