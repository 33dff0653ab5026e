package dev.latchkey.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource({
        "theme, /v1/preferences/ui/theme",
        "%41, /v1/preferences/ui/%2541",
        "a b, /v1/preferences/ui/a%20b",
        "a/b, /v1/preferences/ui/a%2Fb",
        "a?b, /v1/preferences/ui/a%3Fb",
        "100%, /v1/preferences/ui/100%25",
        "$1\\, /v1/preferences/ui/$1%5C"
    })
    void aVariableMeansWhatTheGatewaySaysOfItHoweverItHandsThePathOver(String key, String path) {
        var event = event("GET /v1/preferences/{namespace}/{key}", Map.of("namespace", "ui", "key", key));

        event.setRawPath("/v1/preferences/ui/" + key);
        assertThat(RequestPath.of(event)).isEqualTo(path);
        event.setRawPath(path);
        assertThat(RequestPath.of(event)).isEqualTo(path);
    }

    @Test
    void withoutVariablesThePathIsTakenAsItIs() {
        var event = event("$default", Map.of());
        event.setRawPath("/a b%41");

        assertThat(RequestPath.of(event)).isEqualTo("/a%20b%41");
    }

    @Test
    void variablesThatAreNotTheRoutesAreNotBelieved() {
        for (var values : List.of(Map.of("key", "x"), Map.of("namespace", "ui", "key", "x", "more", "y"))) {
            var event = event("GET /v1/preferences/{namespace}/{key}", values);
            event.setRawPath("/v1/preferences/ui/theme");

            assertThat(RequestPath.of(event)).isEqualTo("/v1/preferences/ui/theme");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/preferences/ui/a, a?b, false",
        "/v1/preferences/ui/a?b, a, false",
        "/v1/preferences/ui/a, b, false",
        "/v1/preferences/ui, a, false",
        "/v1/preferences/ui/a?b, a?b, true",
        "/v1/preferences/ui/a%3Fb, a?b, true",
        "/v1/preferences/ui/a%2fb, a/b, true",
        "/v1/preferences/ui/%41, %41, true",
        "/v1/preferences/ui/%2541, %41, true",
        "/v1/preferences/ui/100%+é, 100%+é, true",
        "/v1/preferences/ui/100%25+%C3%A9, 100%+é, true",
        "/base/v1/preferences/ui/a, a, true"
    })
    void aPathAndVariablesThatTellOfTwoResourcesDoNotAgree(String path, String key, boolean agree) {
        var event = event("PUT /v1/preferences/{namespace}/{key}", Map.of("namespace", "ui", "key", key));
        event.setRawPath(path);

        assertThat(RequestPath.agreesWithVariables(event)).isEqualTo(agree);
    }

    @Test
    void withoutVariablesThereIsNothingToDisagreeWith() {
        var event = event("$default", Map.of());
        event.setRawPath("/a?b");

        assertThat(RequestPath.agreesWithVariables(event)).isTrue();
    }

    private static APIGatewayV2HTTPEvent event(String routeKey, Map<String, String> pathParameters) {
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(routeKey)
                .withPathParameters(pathParameters)
                .build();
    }
}
