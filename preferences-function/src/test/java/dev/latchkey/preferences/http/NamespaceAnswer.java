package dev.latchkey.preferences.http;

import static dev.latchkey.web.testing.ProblemAssert.assertCommonHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;

/** Says of an answer that it is a namespace, to the letter. */
final class NamespaceAnswer {
    private NamespaceAnswer() {}

    static void assertAnswer(Response answer, int status, String tag, String body) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.header("ETag")).isEqualTo(tag);
        assertThat(new String(answer.asByteArray(), StandardCharsets.UTF_8)).isEqualTo(body);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertCommonHeaders(answer);
    }
}
