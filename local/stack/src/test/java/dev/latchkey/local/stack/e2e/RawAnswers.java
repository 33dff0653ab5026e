package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Says of an answer to an odd request that it is one of the API nevertheless. */
final class RawAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RawAnswers() {}

    /** It is a problem document, with what every answer carries. */
    static void assertProblem(RawHttp.Answer answer) {
        JsonNode document = json(answer.body());
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(document.path("status").asInt()).isEqualTo(answer.status());
        assertThat(document.path("request_id").asText()).isEqualTo(answer.header("X-Request-Id"));
        assertHeaders(answer);
        assertThat(answer.headers()).doesNotContainKey("x-evil");
    }

    /** It has what every answer of a function carries. */
    static void assertHeaders(RawHttp.Answer answer) {
        assertThat(answer.header("X-Request-Id")).matches("[A-Za-z0-9._=-]{1,64}");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Strict-Transport-Security")).isNotEmpty();
        assertThat(answer.header("Cache-Control")).isNotEmpty();
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
