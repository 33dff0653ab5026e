package dev.latchkey.web.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaRecorder;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What whoever may invoke a function can hand it as an event: any JSON, which Lambda checks. */
@QuarkusTest
class RawEventsTest {
    private static final String EVENT = """
        {"version":"2.0","routeKey":"GET /notes/cached","rawPath":"/notes/cached","rawQueryString":"",
         "headers":{"host":"localhost"},"cookies":["a=b"],"pathParameters":{},
         "requestContext":{"requestId":"event-1","timeEpoch":0,
           "http":{"method":"GET","path":"/notes/cached","sourceIp":"203.0.113.9"}},
         "isBase64Encoded":false}\
        """;

    static Stream<Arguments> events() {
        Map<String, String> events = new LinkedHashMap<>();
        events.put("null", "null");
        events.put("a list", "[]");
        events.put("a list with an event", "[" + EVENT + "]");
        events.put("a text", "\"x\"");
        events.put("an empty text", "\"\"");
        events.put("a number", "1");
        events.put("a flag", "true");
        events.put("an empty object", "{}");
        events.put("a version that is a number", EVENT.replace("\"2.0\"", "2.0"));
        events.put("no request context", EVENT.replace("requestContext", "context"));
        events.put(
                "a request context that is a list",
                EVENT.replaceAll("(?s)\"requestContext\":.*}},", "\"requestContext\":[],"));
        events.put(
                "a request context that is a text",
                EVENT.replaceAll("(?s)\"requestContext\":.*}},", "\"requestContext\":\"\","));
        events.put("a method that is a list", EVENT.replace("\"GET\"", "[\"GET\"]"));
        events.put("a method that is null", EVENT.replace("\"GET\"", "null"));
        events.put("a path that is a number", EVENT.replace("\"rawPath\":\"/notes/cached\"", "\"rawPath\":1"));
        events.put("a query that is an object", EVENT.replace("\"rawQueryString\":\"\"", "\"rawQueryString\":{}"));
        events.put("headers that are a list", EVENT.replace("{\"host\":\"localhost\"}", "[\"host\"]"));
        events.put("headers that are a text", EVENT.replace("{\"host\":\"localhost\"}", "\"host\""));
        events.put("a header that is a list", EVENT.replace("\"localhost\"", "[\"localhost\"]"));
        events.put("a header that is a number", EVENT.replace("\"localhost\"", "1"));
        events.put("a header that is there twice", EVENT.replace("\"host\":", "\"host\":\"x\",\"host\":"));
        events.put("cookies that are a text", EVENT.replace("[\"a=b\"]", "\"a=b\""));
        events.put("a cookie that is an object", EVENT.replace("\"a=b\"", "{}"));
        events.put("an address that is a number", EVENT.replace("\"203.0.113.9\"", "203"));
        events.put("a body that is an object", EVENT.replace("\"isBase64", "\"body\":{},\"isBase64"));
        events.put("a body that is a number", EVENT.replace("\"isBase64", "\"body\":1,\"isBase64"));
        events.put("a flag that is a text", EVENT.replace("false", "\"true\""));
        events.put("a flag that is a number", EVENT.replace("false", "1"));
        events.put("a time that is an object", EVENT.replace("\"timeEpoch\":0", "\"timeEpoch\":{}"));
        events.put("two paths", EVENT.replace("\"rawPath\"", "\"rawPath\":\"/\",\"rawPath\""));
        events.put(
                "a deep tree",
                EVENT.replace("\"headers\":{", "\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + ",\"headers\":{"));
        events.put("a number of many digits", EVENT.replace("\"timeEpoch\":0", "\"timeEpoch\":" + "9".repeat(5_000)));
        return events.entrySet().stream().map(event -> Arguments.of(event.getKey(), event.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void whatIsNoEventIsRefusedWithAProblemDocument(String name, String event) throws IOException {
        var answer = new ObjectMapper().readTree(answer(event));

        assertThat(answer.path("statusCode").asInt()).as("%s: %s", name, answer).isEqualTo(400);
        assertThat(answer.path("headers").path("Content-Type").asText()).isEqualTo("application/problem+json");
        assertThat(new ObjectMapper()
                        .readTree(answer.path("body").asText())
                        .path("code")
                        .asText())
                .isEqualTo("malformed_request");
    }

    @ParameterizedTest
    @MethodSource("whole")
    void theEventItselfIsAnswered(String event) throws IOException {
        assertThat(new ObjectMapper().readTree(answer(event)).path("statusCode").asInt())
                .isEqualTo(200);
    }

    static Stream<String> whole() {
        return Stream.of(
                EVENT, EVENT.replace("\"a=b\"", ""), EVENT.replace("\"version\"", "\"unknown\":[{}],\"version\""));
    }

    private static byte[] answer(String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        AmazonLambdaRecorder.handle(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, null);
        return answer.toByteArray();
    }
}
