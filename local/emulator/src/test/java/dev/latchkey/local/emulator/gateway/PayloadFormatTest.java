package dev.latchkey.local.emulator.gateway;

import static dev.latchkey.local.emulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.emulator.TestEmulator;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway and a function hand each other: payload format 2.0, both ways. */
@ExtendWith(GatewayEmulator.class)
class PayloadFormatTest {
    @Test
    void a_request_becomes_an_event_of_payload_format_2(TestEmulator stack) {
        JsonNode event = json(stack.get(
                "/items/a%20%2541+%C3%A4/parts/7?x=1&y=&x=2%20c&flag",
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
        assertThat(event.path("rawPath").asText()).isEqualTo("/items/a %41+ä/parts/7");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&y=&x=2%20c&flag");
        assertThat(event.path("queryStringParameters").toString())
                .isEqualTo("{\"x\":\"1,2 c\",\"y\":\"\",\"flag\":\"\"}");
        assertThat(event.path("pathParameters").toString()).isEqualTo("{\"id\":\"a %41+ä\",\"part\":\"7\"}");
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
        assertThat(http.path("path").asText()).isEqualTo("/items/a %41+ä/parts/7");
        assertThat(http.path("protocol").asText()).isEqualTo("HTTP/1.1");
        assertThat(http.path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(http.path("userAgent").asText()).isEqualTo("test/1 (a, b)");
    }

    @Test
    void an_encoded_slash_parts_segments_as_it_does_on_api_gateway(TestEmulator stack) {
        assertThat(stack.get("/items/a%2Fb/parts/7").statusCode()).isEqualTo(404);
        assertThat(json(stack.get("/items/a%2Fparts%2F7"))
                        .path("pathParameters")
                        .toString())
                .isEqualTo("{\"id\":\"a\",\"part\":\"7\"}");
    }

    @Test
    void an_encoded_question_mark_ends_the_path_and_not_its_variables(TestEmulator stack) {
        JsonNode event = json(stack.get("/items/a%3Fb/parts/7?x=1"));

        assertThat(event.path("rawPath").asText()).isEqualTo("/items/a");
        assertThat(event.path("requestContext").path("http").path("path").asText())
                .isEqualTo("/items/a");
        assertThat(event.path("pathParameters").toString()).isEqualTo("{\"id\":\"a?b\",\"part\":\"7\"}");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1");
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
    void only_types_that_api_gateway_takes_for_text_arrive_as_text(String type, boolean encoded, TestEmulator stack) {
        JsonNode event = json(stack.post("/probe/echo", "{\"ä\":1}", "Content-Type", type));

        assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(encoded);
        String body = event.path("body").asText();
        assertThat(encoded ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8) : body)
                .isEqualTo("{\"ä\":1}");
    }

    @Test
    void bytes_that_are_no_text_arrive_unchanged_whatever_their_type(TestEmulator stack) {
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
    void a_client_of_this_machine_may_come_from_another_loopback_address(TestEmulator stack) throws Exception {
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

    @Test
    void an_answer_is_sent_as_the_function_spelt_it(TestEmulator stack) {
        HttpResponse<String> response = answer(stack, """
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
    void an_answer_without_a_body_has_none(int status, TestEmulator stack) {
        HttpResponse<String> response =
                answer(stack, "{\"statusCode\":%d,\"headers\":{\"ETag\":\"1\"}}".formatted(status));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("etag")).contains("1");
    }

    @Test
    void an_answer_without_a_status_is_taken_for_the_body(TestEmulator stack) {
        HttpResponse<String> response = answer(stack, "{\"a\":1}");

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
    void an_answer_that_breaks_the_format_is_a_500(String answer, TestEmulator stack) {
        HttpResponse<String> response = answer(stack, answer);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    private static HttpResponse<String> answer(TestEmulator stack, String payload) {
        return stack.post("/probe/answer", payload);
    }
}
