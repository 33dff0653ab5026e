package dev.latchkey.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** Says of an answer that it is the problem document that the contract promises. */
public final class ProblemAssert {
    private final Response answer;

    private ProblemAssert(Response answer) {
        this.answer = answer;
    }

    /** Checks status, code and everything that all problem documents have. */
    public static ProblemAssert assertProblem(Response answer, int status, String code) {
        String body = answer.asString();
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(answer.contentType()).as(body).isEqualTo("application/problem+json");
        Map<String, Object> document = answer.jsonPath().getMap("");
        assertThat(document)
                .containsEntry("code", code)
                .containsEntry("type", "urn:latchkey:problem:" + code)
                .containsEntry("status", status)
                .containsEntry("request_id", answer.header("X-Request-Id"))
                .containsKeys("title", "detail", "instance");
        assertCommonHeaders(answer);
        assertThat(body).doesNotContain("Exception", "java.", "dev.latchkey", "\tat ");
        if (status == 401) {
            assertThat(challenge(answer)).startsWith("Bearer ");
        }
        if (status == 405) {
            assertThat(answer.header("Allow")).isNotBlank();
        }
        if (status == 429 || status == 503) {
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        }
        return new ProblemAssert(answer);
    }

    /** What every answer carries, errors included. */
    public static void assertCommonHeaders(Response answer) {
        assertThat(answer.header("X-Request-Id")).matches("[A-Za-z0-9._-]{1,64}");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=");
        assertThat(answer.header("Cache-Control")).isNotBlank();
        assertThat(answer.header("Vary")).isEqualTo("Origin");
        assertThat(answer.header("Latchkey-Problem-Code")).isNull();
    }

    /** The whole challenge: Quarkus's event server for tests splits the headers of answers at their commas. */
    public static String challenge(Response answer) {
        return String.join(",", answer.headers().getValues("WWW-Authenticate"));
    }

    /** One of the errors is this one. */
    public ProblemAssert withError(String pointer, String code) {
        List<Map<String, Object>> errors = answer.jsonPath().getList("errors");
        assertThat(errors)
                .as(answer.asString())
                .anySatisfy(error ->
                        assertThat(error).containsEntry("pointer", pointer).containsEntry("code", code));
        return this;
    }

    /** The errors are these, each as its pointer and its code. */
    public ProblemAssert withErrors(String... pointersAndCodes) {
        List<Map<String, Object>> errors = answer.jsonPath().getList("errors");
        assertThat(errors)
                .as(answer.asString())
                .extracting(error -> error.get("pointer") + " " + error.get("code"))
                .containsExactly(pointersAndCodes);
        return this;
    }

    public ProblemAssert withFact(String name, Object value) {
        assertThat(answer.jsonPath().getMap("")).containsEntry(name, value);
        return this;
    }
}
