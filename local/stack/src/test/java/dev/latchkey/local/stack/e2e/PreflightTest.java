package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.e2e.Client.Answer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedStack.class)
class PreflightTest {
    /** The gateway leaves preflights to {@code $default} where there is one, and a browser takes only a 2xx for a yes. */
    @ParameterizedTest
    @CsvSource({"POST, /v1/auth/login", "PATCH, /v1/preferences/appearance", "GET, /health"})
    void aBrowserMayCallWhatTheApiHas(String method, String path, Client client) {
        Answer answer = client.send(
                "OPTIONS",
                path,
                null,
                null,
                "Origin",
                "http://localhost:3000",
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                "authorization,content-type");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains(method);
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("authorization", "content-type");
        assertThat(answer.header("Allow")).contains(method);
    }
}
