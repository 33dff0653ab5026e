package dev.latchkey.web.edge;

import static dev.latchkey.web.edge.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.runtime.Instance;
import dev.latchkey.web.routes.RouteTable;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bodies reach a resource. */
class HttpEdgeBodiesTest {
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final HttpEdge edge = new HttpEdge(
            10,
            InvocationDeadline.STANDARD,
            RouteTable.of(List.of("GET /things")),
            new Instance(InstantSource.system(), metrics),
            metrics);

    @Test
    void aBodyIsMeasuredAsItArrives() {
        assertThat(withBody("0123456789", false).getStatusCode()).isEqualTo(200);
        assertThat(withBody("01234567890", false).getStatusCode()).isEqualTo(413);
        assertThat(withBody("\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4", false).getStatusCode())
                .isEqualTo(413);
        assertThat(withBody("MDEyMzQ1Njc4OQ==", true).getStatusCode()).isEqualTo(200);
        assertThat(withBody("MDEyMzQ1Njc4OTA=", true).getStatusCode()).isEqualTo(413);
        assertThat(withBody("!", true).getStatusCode()).isEqualTo(400);
    }

    @Test
    void aBodyWithoutATypeIsNotSupported() {
        var event = event();
        event.setBody("{}");
        assertThat(edge.answer(event, null, TestEvents::ok).getStatusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 200",
                "application/json; charset=utf-8 | 200",
                "Application/JSON ;a=b | 200",
                "application/merge-patch+json | 200",
                "text/plain | 415",
                "application/* | 415",
                "*/* | 415",
                "application/jsonp | 415",
                "application/problem+json | 415",
                "application/json, text/plain | 415",
                "json | 415",
                "'' | 415"
            })
    void aBodyHasToSayThatItIsJson(String type, int status) {
        assertThat(withBody("{}", false, Map.of("Content-Type", type)).getStatusCode())
                .isEqualTo(status);
        assertThat(withBody("", false, Map.of("Content-Type", type)).getStatusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"identity, 200", "Identity, 200", "gzip, 415", "'gzip, identity', 415"})
    void aBodyIsTakenWithoutContentCodingAlone(String coding, int status) {
        var headers = Map.of("content-type", "application/json", "Content-Encoding", coding);

        assertThat(withBody("{}", false, headers).getStatusCode()).isEqualTo(status);
    }

    private APIGatewayV2HTTPResponse withBody(String body, boolean base64) {
        return withBody(body, base64, Map.of("Content-Type", "application/json"));
    }

    private APIGatewayV2HTTPResponse withBody(String body, boolean base64, Map<String, String> headers) {
        var event = event();
        event.setHeaders(headers);
        event.setBody(body);
        event.setIsBase64Encoded(base64);
        return edge.answer(event, null, TestEvents::ok);
    }
}
