package dev.latchkey.localstack.gateway;

import static dev.latchkey.localstack.TestStack.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.localstack.TestFunctions;
import dev.latchkey.localstack.TestStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayTest {
    @TempDir
    static Path directory;

    private static TestStack stack;

    @BeforeAll
    static void start() throws IOException {
        Path routes = Files.writeString(directory.resolve("routes.json"), """
                {
                  "ANY /probe/{what}": {"function": "probe", "protected": false, "rate": 1000, "burst": 1000},
                  "GET /items/{id}/parts/{part}": {"function": "probe", "protected": true, "rate": 1000, "burst": 1000},
                  "GET /scarce": {"function": "probe", "protected": false, "rate": 0.001, "burst": 2}
                }""");
        stack = TestStack.start(
                directory,
                routes,
                List.of(TestFunctions.probe(directory)),
                options -> options.environment(
                        Map.of("LATCHKEY_CORS_ALLOWED_ORIGINS", "https://app.example, http://localhost:3000")));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void a_request_becomes_an_event_of_payload_format_2() {
        JsonNode event = json(stack.get(
                "/items/a%2Fb/parts/7?x=1&y=&x=2%20c&flag",
                "X-Tag",
                "one",
                "X-Tag",
                "two, three",
                "Cookie",
                "a=1; b=2",
                "User-Agent",
                "test/1 (a, b)",
                "X-Forwarded-For",
                "8.8.8.8"));

        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("GET /items/{id}/parts/{part}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/items/a%2Fb/parts/7");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&y=&x=2%20c&flag");
        assertThat(event.path("queryStringParameters").toString())
                .isEqualTo("{\"x\":\"1,2 c\",\"y\":\"\",\"flag\":\"\"}");
        assertThat(event.path("pathParameters").toString()).isEqualTo("{\"id\":\"a/b\",\"part\":\"7\"}");
        assertThat(event.path("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
        assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
        assertThat(event.has("body")).isFalse();
        JsonNode headers = event.path("headers");
        assertThat(headers.path("x-tag").asText()).isEqualTo("one,two, three");
        assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("8.8.8.8, 127.0.0.1");
        assertThat(headers.path("x-amzn-trace-id").asText()).startsWith("Root=1-");
        assertThat(headers.has("cookie")).isFalse();
        JsonNode context = event.path("requestContext");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("requestId").asText()).matches("[A-Za-z0-9_-]{15}=");
        assertThat(context.path("timeEpoch").asLong()).isPositive();
        assertThat(context.path("time").asText()).matches("\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
        JsonNode http = context.path("http");
        assertThat(http.path("method").asText()).isEqualTo("GET");
        assertThat(http.path("path").asText()).isEqualTo("/items/a%2Fb/parts/7");
        assertThat(http.path("protocol").asText()).isEqualTo("HTTP/1.1");
        assertThat(http.path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(http.path("userAgent").asText()).isEqualTo("test/1 (a, b)");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, false",
        "application/json; charset=utf-8, false",
        "text/plain, false",
        "application/merge-patch+json, true",
        "application/x-www-form-urlencoded, true",
        "application/octet-stream, true"
    })
    void only_types_that_api_gateway_takes_for_text_arrive_as_text(String type, boolean encoded) {
        JsonNode event = json(stack.post("/probe/echo", "{\"ä\":1}", "Content-Type", type));

        assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(encoded);
        String body = event.path("body").asText();
        assertThat(encoded ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8) : body)
                .isEqualTo("{\"ä\":1}");
    }

    @Test
    void bytes_that_are_no_text_arrive_unchanged_whatever_their_type() {
        byte[] bytes = {'"', (byte) 0xff, '"'};
        HttpResponse<String> response =
                stack.send(HttpRequest.newBuilder(stack.uri().resolve("/probe/echo"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));

        assertThat(json(response).path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(json(response).path("body").asText()))
                .isEqualTo(bytes);
    }

    @Test
    void an_answer_is_sent_as_the_function_spelt_it() {
        HttpResponse<String> response = answer("""
                {"statusCode":418,"headers":{"Content-Type":"text/tea","ETag":"\\"7\\"","Content-Length":"999"},
                 "cookies":["a=1","b=2; Secure"],"body":"c2hvcnQ=","isBase64Encoded":true}""");

        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.body()).isEqualTo("short");
        assertThat(response.headers().firstValue("content-type")).contains("text/tea");
        assertThat(response.headers().firstValue("etag")).contains("\"7\"");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2; Secure");
        assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void an_answer_without_a_body_has_none(int status) {
        HttpResponse<String> response = answer("{\"statusCode\":%d,\"headers\":{\"ETag\":\"1\"}}".formatted(status));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("etag")).contains("1");
    }

    @Test
    void an_answer_without_a_status_is_taken_for_the_body() {
        HttpResponse<String> response = answer("{\"a\":1}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"statusCode\":\"many\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":200,\"body\":\"%%\",\"isBase64Encoded\":true}",
                "{\"statusCode\":200} x"
            })
    void an_answer_that_breaks_the_format_is_a_500(String answer) {
        HttpResponse<String> response = answer(answer);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void an_unknown_route_is_a_404_of_the_gateways() {
        HttpResponse<String> response = stack.get("/nowhere");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
        assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
    }

    @Test
    void a_route_past_its_burst_is_throttled_alone() {
        assertThat(stack.get("/scarce").statusCode()).isEqualTo(200);
        assertThat(stack.get("/scarce").statusCode()).isEqualTo(200);

        HttpResponse<String> third = stack.get("/scarce");

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
        assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);
    }

    @Test
    void a_preflight_of_an_allowed_origin_is_answered_without_the_function() {
        HttpResponse<String> response = preflight("/items/1/parts/2", "https://app.example");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("https://app.example");
        assertThat(response.headers().firstValue("access-control-allow-methods").orElse(""))
                .contains("PATCH");
        assertThat(response.headers().firstValue("access-control-allow-headers").orElse(""))
                .contains("authorization", "if-match", "idempotency-key");
    }

    @Test
    void a_preflight_that_a_route_catches_is_the_functions_to_answer_with_the_gateways_headers() {
        HttpResponse<String> response = preflight("/probe/echo", "https://app.example");

        assertThat(json(response).path("routeKey").asText()).isEqualTo("ANY /probe/{what}");
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("https://app.example");
        assertThat(response.headers().firstValue("access-control-allow-methods").orElse(""))
                .contains("PATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/items/1/parts/2", "/probe/echo"})
    void a_preflight_of_another_origin_allows_nothing(String path) {
        assertThat(preflight(path, "https://evil.example").headers().map())
                .doesNotContainKeys("access-control-allow-origin", "access-control-allow-methods");
    }

    @Test
    void an_answer_to_an_allowed_origin_is_readable_by_its_scripts_whatever_the_function_says_of_cors() {
        String answer = "{\"statusCode\":200,\"headers\":{\"Access-Control-Allow-Origin\":\"*\"},\"body\":\"x\"}";

        HttpResponse<String> allowed = stack.post("/probe/answer", answer, "Origin", "http://localhost:3000");
        HttpResponse<String> other = stack.post("/probe/answer", answer, "Origin", "https://evil.example");

        assertThat(allowed.headers().allValues("access-control-allow-origin")).containsExactly("http://localhost:3000");
        assertThat(allowed.headers().firstValue("access-control-expose-headers").orElse(""))
                .contains("etag");
        assertThat(other.headers().allValues("access-control-allow-origin")).isEmpty();
    }

    @Test
    void a_body_of_more_than_10_mb_is_a_413() {
        HttpResponse<String> response = stack.post("/probe/echo", "x".repeat(10 * 1024 * 1024 + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    }

    @Test
    void a_client_of_this_machine_may_come_from_another_loopback_address() throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.0.9"))
                .build()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(stack.uri().resolve("/probe/echo")).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(json(response).at("/requestContext/http/sourceIp").asText())
                    .isEqualTo("127.0.0.9");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/probe", "/probe//echo", "/probe/echo/"})
    void odd_paths_are_in_no_route(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 404");
    }

    @Test
    void what_is_no_uri_is_a_400() throws IOException {
        assertThat(raw("GET /probe/{echo HTTP/1.1")).startsWith("HTTP/1.1 400");
    }

    private static String raw(String requestLine) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.ofLiteral("127.0.0.1"), stack.uri().getPort())) {
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> answer(String payload) {
        return stack.post("/probe/answer", payload);
    }

    private static HttpResponse<String> preflight(String path, String origin) {
        return stack.send(HttpRequest.newBuilder(stack.uri().resolve(path))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .headers("Origin", origin, "Access-Control-Request-Method", "PATCH"));
    }
}
