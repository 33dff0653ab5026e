package dev.latchkey.web.edge;

import static dev.latchkey.web.edge.TestEvents.event;
import static dev.latchkey.web.edge.TestEvents.invocation;
import static dev.latchkey.web.edge.TestEvents.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.runtime.Instance;
import dev.latchkey.runtime.deadline.Deadlines;
import dev.latchkey.runtime.metrics.EmfMetrics;
import dev.latchkey.web.routes.RouteTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEdgeTest {
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final HttpEdge edge = new HttpEdge(
            10,
            InvocationDeadline.STANDARD,
            RouteTable.of(List.of("GET /things", "PUT /things")),
            new Instance(InstantSource.system(), metrics),
            metrics);

    @Test
    void anEventThatIsNoneIsAnswered() {
        var one = event();
        one.setVersion("1.0");
        var withoutContext = event();
        withoutContext.setRequestContext(null);
        var withoutHttp = event();
        withoutHttp.setRequestContext(new RequestContext());
        for (APIGatewayV2HTTPEvent event : List.of(one, withoutContext, withoutHttp, new APIGatewayV2HTTPEvent())) {
            assertNotFromTheGateway(edge.answer(event, null, TestEvents::ok));
        }
        assertNotFromTheGateway(edge.answer(null, null, TestEvents::ok));
        assertNotFromTheGateway(edge.answer(null, invocation(Duration.ofSeconds(30)), TestEvents::ok));
    }

    private static void assertNotFromTheGateway(APIGatewayV2HTTPResponse answer) {
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).contains("\"code\":\"malformed_request\"");
        assertThat(answer.getHeaders()).containsKey("X-Request-Id").doesNotContainKey(HttpEdge.CODE_HEADER);
    }

    @Test
    void whatTheGatewayMayLeaveOutIsNotMissed() {
        var event = event();
        event.setHeaders(null);
        event.setRawPath(null);
        event.setRawQueryString(null);
        event.setRouteKey(null);
        event.getRequestContext().setRequestId(null);
        event.getRequestContext().getHttp().setSourceIp(null);
        var answer = edge.answer(event, null, TestEvents::ok);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getHeaders().get("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void aPathThatDisagreesWithItsVariablesIsRefused() {
        var event = event();
        event.setRouteKey("DELETE /things/{id}");
        event.setRawPath("/things/a");
        event.setPathParameters(Map.of("id", "a?b"));

        var answer = edge.answer(event, null, TestEvents::ok);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).contains("\"code\":\"malformed_request\"", "question mark");
    }

    @Test
    void aBareErrorBecomesAProblemDocument() {
        var answer = edge.answer(event(), null, event -> status(404));
        assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
        assertThat(answer.getBody()).contains("\"code\":\"not_found\"", "\"instance\":\"/things\"");
        assertThat(metrics.ended).containsExactly("GET /things 404 not_found");
    }

    @Test
    void anErrorOfTheFrameworkWithAPageBecomesAProblemDocument() {
        var answer = edge.answer(event(), null, event -> {
            var made = status(500);
            made.setHeaders(new HashMap<>(Map.of("content-type", "text/html", "content-length", "12")));
            made.setBody("<html></html>");
            return made;
        });
        assertThat(answer.getHeaders())
                .containsEntry("Content-Type", "application/problem+json")
                .doesNotContainKey("content-length");
        assertThat(answer.getBody()).contains("\"code\":\"internal_error\"").doesNotContain("html");
    }

    @Test
    void aMethodThatIsNotAllowedIsToldWhichAre() {
        assertThat(edge.answer(event(), null, event -> status(405)).getHeaders())
                .containsEntry("Allow", "GET, PUT");
    }

    @ParameterizedTest
    @CsvSource({
        "Connection, Upgrade",
        "Upgrade, websocket",
        "Expect, 100-continue",
        "Transfer-Encoding, chunked",
        "TE, trailers",
    })
    void headersOfTheConnectionGoNoFurther(String name, String value) {
        var event = event();
        event.setHeaders(Map.of(name, value, "Range", "x"));
        edge.answer(event, null, seen -> {
            assertThat(seen.getHeaders()).containsOnlyKeys("range");
            return status(200);
        });
        assertThat(metrics.ended).hasSize(1);
    }

    @Test
    void aControlCharacterInAHeaderIsRefused() {
        var event = event();
        event.setHeaders(Map.of("x-thing", "a\r\nSet-Cookie: b"));
        assertThat(edge.answer(event, null, TestEvents::ok).getStatusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void aVariableThatIsAStepInThePathLeadsNowhere(String key) {
        var event = event();
        event.setPathParameters(Map.of("key", key));
        assertThat(edge.answer(event, null, TestEvents::ok).getStatusCode()).isEqualTo(404);
    }

    @Test
    void workThatDoesNotEndIsGivenUpBeforeLambdaDoes() {
        var left = new AtomicReference<Duration>();
        var answer = edge.answer(event(), invocation(Duration.ofMillis(400)), event -> {
            left.set(Deadlines.current().orElseThrow().remaining());
            return neverEnding();
        });
        assertThat(left.get()).isLessThanOrEqualTo(Duration.ofMillis(200));
        assertThat(answer.getStatusCode()).isEqualTo(504);
        assertThat(answer.getBody()).contains("\"code\":\"timeout\"");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aDeadlineThatPassedIsCountedOnce() {
        List<String> lines = new ArrayList<>();
        var emf = new EmfMetrics("test", InstantSource.system(), lines::add);
        new HttpEdge(
                        10,
                        InvocationDeadline.STANDARD,
                        RouteTable.of(List.of("GET /things")),
                        new Instance(InstantSource.system(), emf),
                        emf)
                .answer(event(), invocation(Duration.ZERO), event -> neverEnding());
        emf.flush();
        assertThat(lines).singleElement().asString().contains("\"DeadlinesExceeded\":1");
    }

    private static APIGatewayV2HTTPResponse neverEnding() {
        try {
            var _ = new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            return status(200);
        } catch (InterruptedException e) {
            return status(500);
        }
    }

    @Test
    void nothingOfARequestIsLeftOnItsThread() {
        edge.answer(event(), invocation(Duration.ofSeconds(30)), event -> {
            assertThat(MDC.get("request_id")).isEqualTo("gateway-1");
            assertThat(Deadlines.current()).isPresent();
            return status(200);
        });
        assertThat(MDC.getMap()).isNullOrEmpty();
        assertThat(Deadlines.current()).isEmpty();
    }

    @Test
    void noCacheGivesTheAnswerForOneOriginToAnother() {
        assertThat(edge.answer(event(), null, event -> status(200)).getHeaders())
                .containsEntry("Vary", "Origin");
        assertThat(edge.answer(event(), null, event -> status(304)).getHeaders())
                .containsEntry("Vary", "Origin");
        assertThat(edge.answer(null, null, TestEvents::ok).getHeaders()).containsEntry("Vary", "Origin");
    }

    @Test
    void headIsAnsweredAsGetWhereThereIsARouteForIt() {
        var things = new HttpEdge(
                10,
                InvocationDeadline.STANDARD,
                RouteTable.of(List.of("GET /things", "HEAD /things")),
                new Instance(InstantSource.system(), metrics),
                metrics);
        var head = event();
        head.getRequestContext().getHttp().setMethod("HEAD");
        head.setRouteKey("HEAD /things");

        var answer = things.answer(head, null, event -> {
            assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("GET");
            return status(200);
        });

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(metrics.ended).containsExactly("HEAD /things 200");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"1\"', 412",
        "'W/\"1\"', 412",
        "'\"1\", \"2\"', 412",
        "x, 412",
        "*, 200",
        "' * ', 200",
    })
    void ifMatchOnWhatHasNoTagTakesAnyAlone(String tags, int status) {
        var event = event();
        event.setHeaders(Map.of("If-Match", tags));
        assertThat(edge.answer(event, null, seen -> status(200)).getStatusCode())
                .isEqualTo(status);

        var tagged = status(200);
        tagged.setHeaders(Map.of("ETag", "\"7\""));
        event.setHeaders(Map.of("If-Match", tags));
        assertThat(edge.answer(event, null, seen -> tagged).getStatusCode()).isEqualTo(200);
        assertThat(edge.answer(event, null, seen -> status(404)).getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void aPatchOfAnotherTypeIsToldWhichAreTaken() {
        var patches = new HttpEdge(
                10,
                InvocationDeadline.STANDARD,
                RouteTable.ofThisRelease(),
                new Instance(InstantSource.system(), metrics),
                metrics);
        var event = event();
        event.setRawPath("/v1/preferences/theme");
        event.getRequestContext().getHttp().setMethod("PATCH");
        event.setBody("{}");
        event.setHeaders(Map.of("content-type", "text/plain"));

        var answer = patches.answer(event, null, TestEvents::ok);

        assertThat(answer.getStatusCode()).isEqualTo(415);
        assertThat(answer.getHeaders()).containsEntry("Accept-Patch", "application/merge-patch+json, application/json");
        event.getRequestContext().getHttp().setMethod("PUT");
        assertThat(patches.answer(event, null, TestEvents::ok).getHeaders()).doesNotContainKey("Accept-Patch");
    }

    @Test
    void whoseRequestItWasDoesNotLeaveTheFunction() {
        var made = status(200);
        made.setHeaders(Map.of(HttpEdge.USER_HEADER, "0198c2f0-0000-7000-8000-000000000001"));
        var answer = edge.answer(event(), null, event -> made);
        assertThat(answer.getHeaders()).containsKey("X-Request-Id").doesNotContainKey(HttpEdge.USER_HEADER);
        assertThat(MDC.get("user_id")).isNull();
    }
}
