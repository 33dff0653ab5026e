package dev.latchkey.web.edge;

import static dev.latchkey.web.edge.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.runtime.Instance;
import dev.latchkey.web.routes.RouteTable;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceTest {
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final HttpEdge edge = new HttpEdge(
            10,
            InvocationDeadline.STANDARD,
            RouteTable.of(List.of("GET /things")),
            new Instance(InstantSource.system(), metrics),
            metrics);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/Json",
                "*/*",
                "application/*",
                "text/html, */*;q=0.8",
                "application/json;q=0.001",
                "application/json, */*;q=0",
                "*/*;q=0, application/json",
                "application/*, */*;q=0",
                "application/json;charset=utf-8",
                "application/json ; q=1.000",
                "text/html;q=0, application/json;q=0.5",
                "application/*;q=0, application/json;q=.5",
                "application/json;q=0, application/json",
                "application/json;profile=\"a,b;q=0\"",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "",
                " ",
                ",",
                "nonsense",
                ";;;",
                "application/json;q=2",
                "application/json;q=x",
                "\"",
                "a/b/c",
                "text/html;q=-1",
            })
    void jsonIsTaken(String accept) {
        assertThat(status(accept)).as(accept).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;q=0",
                "application/json;q=0.0",
                "application/json;Q=0.000",
                "*/*;q=0",
                "*;q=0",
                "application/*;q=0",
                "application/json;q=0, */*",
                "*/*, application/json;q=0",
                "application/*;q=0, */*",
                "text/html",
                "text/*",
                "application/problem+json",
                "application/xml, text/html;q=0.9",
                "text/html, nonsense",
                "application/json;charset=utf-8;q=0",
            })
    void jsonIsExcluded(String accept) {
        assertThat(status(accept)).as(accept).isEqualTo(406);
        assertThat(metrics.ended).containsExactly("GET /things 406 not_acceptable");
    }

    /** What is an error anyway stays that error. */
    @Test
    void whatHasNoRouteIsAnsweredWhateverIsTaken() {
        var event = event();
        event.setRawPath("/nowhere");
        event.setHeaders(Map.of("Accept", "text/html"));
        assertThat(edge.answer(event, null, seen -> TestEvents.status(404)).getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void aLongHeaderIsReadInLinearTime() {
        assertThat(status("\"".repeat(8_001))).isEqualTo(200);
        assertThat(status("a/b;x=\"\\\\".repeat(1_500))).isEqualTo(406);
        assertThat(status(";q=".repeat(5_000))).isEqualTo(200);
    }

    private int status(String accept) {
        var event = event();
        event.setHeaders(Map.of("Accept", accept));
        return edge.answer(event, null, seen -> {
                    assertThat(seen.getHeaders()).isEmpty();
                    return TestEvents.status(200);
                })
                .getStatusCode();
    }
}
