package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.emulator.lambda.InstanceView;
import dev.latchkey.local.emulator.lambda.InvocationResult;
import dev.latchkey.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no gateway sends, but who may invoke a function can: by hand, by another integration, by a broken tool. */
@ExtendWith(SharedStack.class)
class MalformedEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRACE = "Root=1-00000000-000000000000000000000000;Sampled=0";
    private static final List<String> FUNCTIONS = List.of("auth", "preferences", "health");

    private static final String EVENT = """
        {"version":"2.0","routeKey":"%1$s","rawPath":"%2$s","rawQueryString":"",
         "headers":{"content-type":"application/json","host":"localhost"},
         "requestContext":{"accountId":"1","apiId":"a","domainName":"localhost","requestId":"event-1","stage":"$default",
           "http":{"method":"%3$s","path":"%2$s","protocol":"HTTP/1.1","sourceIp":"203.0.113.9","userAgent":"t"}},
         "body":"{}","isBase64Encoded":false}\
        """.formatted("POST /v1/auth/login", "/v1/auth/login", "POST");

    static Stream<Arguments> events() {
        Map<String, String> events = new LinkedHashMap<>();
        events.put("null", "null");
        events.put("an empty object", "{}");
        events.put("a list", "[]");
        events.put("a text", "\"event\"");
        events.put("a number", "1e400");
        events.put("an empty text", "\"\"");
        events.put("a list of events", "[" + EVENT + "]");
        events.put("no JSON", "<event/>");
        events.put("half an object", EVENT.substring(0, EVENT.length() / 2));
        events.put("an object and more", EVENT + "{}");
        events.put("bytes that are no UTF-8", EVENT.replace("event-1", "\u0080"));
        events.put("version 1.0", EVENT.replace("\"2.0\"", "\"1.0\""));
        events.put("a version that is a list", EVENT.replace("\"2.0\"", "[2]"));
        events.put("no request context", EVENT.replace("requestContext", "context"));
        events.put(
                "an empty request context", EVENT.replaceAll("(?s)\"requestContext\":.*}},", "\"requestContext\":{},"));
        events.put(
                "a request context that is a text",
                EVENT.replaceAll("(?s)\"requestContext\":.*}},", "\"requestContext\":\"\","));
        events.put("no method", EVENT.replace("\"method\":\"POST\",", ""));
        events.put("an empty method", EVENT.replace("\"method\":\"POST\"", "\"method\":\"\""));
        events.put(
                "a method that is none", EVENT.replace("\"method\":\"POST\"", "\"method\":\"GET / HTTP/1.1\\r\\n\""));
        events.put("headers that are null", EVENT.replaceAll("\"headers\":\\{[^}]*}", "\"headers\":null"));
        events.put("headers that are a list", EVENT.replaceAll("\"headers\":\\{[^}]*}", "\"headers\":[1]"));
        events.put("a header that is null", EVENT.replace("\"localhost\"}", "null}"));
        events.put("a header with a line break", EVENT.replace("\"localhost\"}", "\"a\\r\\nX-Evil: 1\"}"));
        events.put("a header without a name", EVENT.replace("\"host\":", "\"\":"));
        events.put("a header's name with a space", EVENT.replace("\"host\":", "\"x y\":"));
        events.put("a header's name beyond ASCII", EVENT.replace("\"host\":", "\"x-\\u00e4\":"));
        events.put("a header of 20,000 characters", EVENT.replace("\"localhost\"}", "\"" + "x".repeat(20_000) + "\"}"));
        events.put(
                "2,000 headers",
                EVENT.replace(
                        "\"host\":",
                        IntStream.range(0, 2_000)
                                .mapToObj(i -> "\"h" + i + "\":\"\",")
                                .collect(Collectors.joining("", "", "\"host\":"))));
        events.put("a length that is none", EVENT.replace("\"host\":", "\"content-length\":\"x\",\"host\":"));
        events.put("a header that is a number", EVENT.replace("\"localhost\"}", "1}"));
        events.put("a path that is a number", EVENT.replaceAll("\"rawPath\":\"[^\"]*\",", "\"rawPath\":1,"));
        events.put("headers of which one is written twice", EVENT.replace("\"host\":", "\"Content-Type\":"));
        events.put("no path", EVENT.replaceAll("\"rawPath\":\"[^\"]*\",", ""));
        events.put("an empty path", EVENT.replaceAll("\"rawPath\":\"[^\"]*\",", "\"rawPath\":\"\","));
        events.put(
                "a path that is another site's",
                EVENT.replaceAll("\"rawPath\":\"[^\"]*\",", "\"rawPath\":\"http://evil.example/\","));
        events.put("a path with a NUL", EVENT.replaceAll("\"rawPath\":\"[^\"]*\",", "\"rawPath\":\"/v1\\\\u0000\","));
        events.put(
                "a path with a lone surrogate",
                EVENT.replaceAll("\"rawPath\":\"[^\"]*\",", "\"rawPath\":\"/\\\\ud800\","));
        events.put("a query that is null", EVENT.replace("\"rawQueryString\":\"\"", "\"rawQueryString\":null"));
        events.put("no address of the caller", EVENT.replace("\"sourceIp\":\"203.0.113.9\",", ""));
        events.put("an address that is none", EVENT.replace("203.0.113.9", "'; drop table users; --"));
        events.put("an address of 5,000 characters", EVENT.replace("203.0.113.9", "1".repeat(5_000)));
        events.put("an address with a zone", EVENT.replace("203.0.113.9", "fe80::1%eth0"));
        events.put("a cookie with a NUL", EVENT.replace("\"body\"", "\"cookies\":[\"a=\\u0000\"],\"body\""));
        events.put("a cookie with a line break", EVENT.replace("\"body\"", "\"cookies\":[\"a=\\r\\nb\"],\"body\""));
        events.put(
                "base64 that is none",
                EVENT.replace("\"{}\",\"isBase64Encoded\":false", "\"%%%\",\"isBase64Encoded\":true"));
        events.put(
                "base64 of nothing",
                EVENT.replace("\"{}\",\"isBase64Encoded\":false", "\"\",\"isBase64Encoded\":true"));
        events.put(
                "base64 that is cut off",
                EVENT.replace("\"{}\",\"isBase64Encoded\":false", "\"e30\",\"isBase64Encoded\":true"));
        events.put("a flag that is a text", EVENT.replace("false", "\"no\""));
        events.put("a body that is an object", EVENT.replace("\"{}\"", "{\"email\":1}"));
        events.put("a body that is null", EVENT.replace("\"{}\"", "null"));
        events.put("cookies that are a text", EVENT.replace("\"body\"", "\"cookies\":\"a=b\",\"body\""));
        events.put(
                "a deep tree",
                EVENT.replace(
                        "\"body\"", "\"stageVariables\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"body\""));
        events.put("a deep tree of what nobody reads", "{\"x\":".repeat(100_000) + "1" + "}".repeat(100_000));
        events.put(
                "a number of a million digits",
                EVENT.replace("\"body\"", "\"timeEpoch\":" + "9".repeat(1_000_000) + ",\"body\""));
        events.put("an event of another service", "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"{}\"}]}");
        events.put(
                "an event of the websocket kind",
                "{\"requestContext\":{\"connectionId\":\"x\",\"eventType\":\"CONNECT\"}}");
        return FUNCTIONS.stream()
                .flatMap(function -> events.entrySet().stream()
                        .map(event -> Arguments.of(function, event.getKey(), event.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("events")
    void aMalformedEventIsAnsweredAndEndsNoInstance(String function, String name, String event, Stack stack)
            throws InterruptedException {
        Set<Long> before = processes(stack, function);

        InvocationResult result = stack.function(function).invoke(bytes(event), TRACE, Duration.ofSeconds(60));

        switch (result) {
            case InvocationResult.Succeeded(byte[] payload, var _) -> assertRefused(function, tree(payload));
            // Lambda itself refuses what is no JSON, before a function sees it.
            case InvocationResult.Failed(byte[] payload, var _)
            when !isJson(event) ->
                assertThat(tree(payload).path("errorType").asText()).isNotEmpty();
            default -> throw new AssertionError("Not answered: " + result);
        }
        assertThat(processes(stack, function)).containsAll(before);
    }

    private static boolean isJson(String event) {
        try {
            return JSON.readTree(bytes(event)) != null;
        } catch (JsonProcessingException e) {
            return e instanceof StreamConstraintsException;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRefused(String function, JsonNode answer) throws AssertionError {
        JsonNode document = tree(answer.path("body").asText().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.path("statusCode").asInt())
                .as("%s: %s", function, answer)
                .isBetween(400, 499);
        assertThat(answer.path("headers").path("Content-Type").asText()).isEqualTo("application/problem+json");
        assertThat(document.path("code").asText()).isNotEmpty();
        assertThat(document.path("request_id").asText()).isNotEmpty();
    }

    /** A byte each: U+0080 becomes one that stands alone in no UTF-8. */
    private static byte[] bytes(String event) {
        return event.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Set<Long> processes(Stack stack, String function) {
        return stack.function(function).instances().stream()
                .map(InstanceView::pid)
                .collect(Collectors.toSet());
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(new String(json, StandardCharsets.UTF_8), e);
        }
    }
}
