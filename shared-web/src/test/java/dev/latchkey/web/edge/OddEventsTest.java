package dev.latchkey.web.edge;

import static dev.latchkey.web.edge.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.runtime.Instance;
import dev.latchkey.web.routes.RouteTable;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that no gateway sends. */
class OddEventsTest {
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final HttpEdge edge = new HttpEdge(
            10,
            InvocationDeadline.STANDARD,
            RouteTable.of(List.of("GET /things")),
            new Instance(InstantSource.system(), metrics),
            metrics);

    static Stream<Arguments> odd() {
        var many = IntStream.range(0, 201).boxed().collect(Collectors.toMap(i -> "x-" + i, i -> ""));
        return Stream.of(
                odd("a method in lower case", "The method is not one of HTTP.", method("get")),
                odd("a method with a line break", "The method is not one of HTTP.", method("GET\r\n")),
                odd("a NUL in a cookie", "A cookie is missing or holds", event -> event.setCookies(List.of("a=\0"))),
                odd(
                        "a line break in a cookie",
                        "A cookie is missing or holds",
                        event -> event.setCookies(List.of("a", "b\r\nc"))),
                odd(
                        "a cookie that is null",
                        "A cookie is missing or holds",
                        event -> event.setCookies(Arrays.asList("a", null))),
                odd("a header without a name", "The name of a header", headers("", "x")),
                odd("a header's name with a space", "The name of a header", headers("x y", "x")),
                odd("a header's name with a line break", "The name of a header", headers("x\n", "x")),
                odd("a header's name beyond ASCII", "The name of a header", headers("x-\u00e4", "x")),
                odd("a header's name that is ASCII in lower case", "The name of a header", headers("x-\u212a", "x")),
                odd("a header's name with a colon", "The name of a header", headers("x:", "x")),
                odd("a header's name of 129 characters", "The name of a header", headers("x".repeat(129), "x")),
                odd("a NUL in a header", "The header x-a holds a control character.", headers("x-a", "\0")),
                odd(
                        "a line break in a header",
                        "The header x-a holds a control character.",
                        headers("x-a", "a\r\nb: c")),
                odd("too many headers", "at most 200 headers", event -> event.setHeaders(many)),
                odd("a header that is too long", "at most 16384 characters", headers("x", "y".repeat(16_384))),
                odd(
                        "cookies that are too long",
                        "at most 16384 characters",
                        event -> event.setCookies(List.of("y".repeat(16_384)))),
                odd(
                        "a path that is too long",
                        "at most 16384 characters",
                        event -> event.setRawPath("/" + "y".repeat(5_000_000))),
                odd(
                        "a query that is too long",
                        "at most 16384 characters",
                        event -> event.setRawQueryString("y".repeat(16_384))),
                odd(
                        "a variable that is too long",
                        "at most 16384 characters",
                        event -> event.setPathParameters(Map.of("a", "y".repeat(16_384)))),
                odd("a length that is none", "The header Content-Length is not", headers("Content-Length", "x")),
                odd("a negative length", "The header Content-Length is not", headers("content-length", "-1")),
                odd("two lengths", "The header Content-Length is not", headers("content-length", "1,1")),
                odd(
                        "a length without end",
                        "The header Content-Length is not",
                        headers("content-length", "9".repeat(11))),
                odd("an address of 5,000 characters", "The address of the caller", address("1".repeat(5_000))),
                odd("a name for an address", "The address of the caller", address("localhost")),
                odd("an address with a port", "The address of the caller", address("203.0.113.7:80")),
                odd("an address with a zone", "The address of the caller", address("fe80::1%eth0")),
                odd("an address in brackets", "The address of the caller", address("[::1]")),
                odd("two addresses", "The address of the caller", address("203.0.113.7, 203.0.113.8")),
                odd("an address of four and a half numbers", "The address of the caller", address("203.0.113.7.")));
    }

    private static Arguments odd(String name, String detail, Consumer<APIGatewayV2HTTPEvent> change) {
        return Arguments.of(name, detail, change);
    }

    private static Consumer<APIGatewayV2HTTPEvent> method(String method) {
        return event -> event.getRequestContext().getHttp().setMethod(method);
    }

    private static Consumer<APIGatewayV2HTTPEvent> headers(String name, String value) {
        return event -> event.setHeaders(Map.of(name, value));
    }

    private static Consumer<APIGatewayV2HTTPEvent> address(String sourceIp) {
        return event -> event.getRequestContext().getHttp().setSourceIp(sourceIp);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    void isRefusedBeforeAnythingElseSeesIt(String name, String detail, Consumer<APIGatewayV2HTTPEvent> change) {
        var event = event();
        change.accept(event);

        var answer = edge.answer(event, null, seen -> {
            throw new AssertionError(name);
        });

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getHeaders())
                .containsEntry("Content-Type", "application/problem+json")
                .containsEntry("X-Request-Id", "gateway-1");
        assertThat(answer.getBody())
                .contains("\"code\":\"malformed_request\"", "\"detail\":\"", detail)
                .hasSizeLessThan(1_000);
        assertThat(metrics.ended).containsExactly("GET /things 400 malformed_request");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "::FFFF:CB00:7107, 203.0.113.7",
        "0:0:0:0:0:ffff:203.0.113.7, 203.0.113.7",
        "203.000.113.007, 203.0.113.7",
        "2001:DB8::1, 2001:db8::1",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
        "2001:db8:0:0:1:0:0:0, 2001:db8:0:0:1::",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "::1, ::1",
        "0:0:0:0:0:0:0:0, ::",
    })
    void anAddressHasOneSpelling(String sent, String spelling) {
        var event = event();
        address(sent).accept(event);
        var seen = new AtomicReference<APIGatewayV2HTTPEvent>();

        assertThat(answer(event, seen).getStatusCode()).isEqualTo(200);

        assertThat(CurrentRequest.of(seen.get()).sourceIp()).contains(spelling);
    }

    @Test
    void theLengthThatTheClientSentGoesNoFurther() {
        var event = event();
        event.setHeaders(Map.of("Content-Length", "7", "Accept-Language", "x"));
        var seen = new AtomicReference<APIGatewayV2HTTPEvent>();

        assertThat(answer(event, seen).getStatusCode()).isEqualTo(200);

        assertThat(seen.get().getHeaders()).containsOnlyKeys("accept-language");
    }

    /** As one header that was sent twice. */
    @Test
    void headersThatDifferInCaseAreOne() {
        var event = event();
        event.setHeaders(new TreeMap<>(Map.of("x-a", "2", "X-A", "1")));
        var seen = new AtomicReference<APIGatewayV2HTTPEvent>();

        answer(event, seen);

        assertThat(seen.get().getHeaders()).containsEntry("x-a", "1,2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nSet-Cookie: b", "a b", "\u00e4"})
    void anIdThatTheGatewayWouldNotGiveIsReplaced(String id) {
        var event = event();
        event.getRequestContext().setRequestId(id);
        assertThat(edge.answer(event, null, TestEvents::ok).getHeaders().get("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void theGatewaysOwnIdIsKept() {
        var event = event();
        event.getRequestContext().setRequestId("JKJaXmPLvHcESHA=");
        assertThat(edge.answer(event, null, TestEvents::ok).getHeaders())
                .containsEntry("X-Request-Id", "JKJaXmPLvHcESHA=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /a\nb", "GET", "x y", "\u00e4"})
    void aRouteThatTheGatewayHasNotIsTheDefault(String key) {
        var event = event();
        event.setRouteKey(key + " " + "\n");
        edge.answer(event, null, TestEvents::ok);
        assertThat(metrics.ended).containsExactly("$default 200");
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, AtomicReference<APIGatewayV2HTTPEvent> seen) {
        return edge.answer(event, null, handed -> {
            seen.set(handed);
            return TestEvents.status(200);
        });
    }
}
