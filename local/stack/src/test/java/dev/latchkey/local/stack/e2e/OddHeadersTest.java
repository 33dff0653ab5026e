package dev.latchkey.local.stack.e2e;

import static dev.latchkey.local.stack.e2e.RawAnswers.assertHeaders;
import static dev.latchkey.local.stack.e2e.RawAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as no well-behaved client sends them, through the gateway to the packaged functions. */
@ExtendWith(SharedStack.class)
class OddHeadersTest {
    static Stream<Arguments> oddHeaders() {
        String many =
                IntStream.range(0, 150).mapToObj(i -> "X-Many-" + i + ": " + i).collect(Collectors.joining("\r\n"));
        return Stream.of(
                header("10 kB of one value", 200, "X-Long: " + "x".repeat(10_000)),
                header("10 kB of cookies", 200, "Cookie: " + "session=aaaaaaaaaaaaaaaa; ".repeat(400)),
                header("many headers", 200, many),
                header("one header twice", 200, "X-Twice: 1", "X-Twice: 2"),
                header("two request ids", 200, "X-Request-Id: a", "X-Request-Id: b"),
                header("a request id of another line", 200, "X-Request-Id: a\tb"),
                header("a folded line", 200, "X-Folded: a\r\n b"),
                header("an empty value", 200, "X-Empty:"),
                header("a value that is no ASCII", 200, "X-Latin: \u00e4\u00f6"),
                header("a forged forwarded address", 200, "X-Forwarded-For: 1.2.3.4", "Forwarded: for=1.2.3.4"),
                header("a forged host", 200, "X-Forwarded-Host: evil.example", "X-Original-URL: /v1/auth/me"),
                header("another method in a header", 200, "X-HTTP-Method-Override: DELETE"),
                header("an upgrade", 200, "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQ"),
                header("ranges", 200, "Range: bytes=0-1"),
                header("conditions", 200, "If-None-Match: \"x\"", "If-Modified-Since: yesterday"),
                header("what it would accept", 200, "Accept: */*;q=0.1, x/y", "Accept-Language: *;q=2"),
                header("encodings", 200, "Accept-Encoding: gzip, br;q=1.0, *;q=0"),
                header("a trace id that is none", 200, "X-Amzn-Trace-Id: ' or 1=1"));
    }

    private static Arguments header(String name, int status, String... lines) {
        return Arguments.of(name, status, Arrays.asList(lines));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddHeaders")
    void oddHeadersDoNoHarm(String name, int status, List<String> lines, RawHttp http) {
        for (String path : List.of("/health/live", "/.well-known/jwks.json")) {
            RawHttp.Answer answer = http.get("GET", path, lines.toArray(String[]::new));

            assertThat(answer.status()).as(path).isEqualTo(status);
            assertHeaders(answer);
            assertThat(answer.headers()).doesNotContainKey("x-evil");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer  ",
                "Bearer a b",
                "Bearer \u00e4",
                "Basic YTpi",
                "bearer x",
                "Bearer x, Bearer y",
                "Bearer \"x\"",
                "Digest username=\"x\"",
                "x",
                "Bearer ..",
                "Bearer null",
                "Bearer %00",
                "Negotiate YII="
            })
    void anAuthorizationThatIsNoneAsksForOne(String value, RawHttp http) {
        for (String path : List.of("/v1/auth/me", "/v1/preferences")) {
            RawHttp.Answer answer = http.get("GET", path, "Authorization: " + value);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertProblem(answer);
        }
    }

    @Test
    void twoAuthorizationsAreNoneEvenIfOneIsGood(RawHttp http, Client client) {
        String good = "Authorization: Bearer " + client.newAccount().accessToken();

        assertThat(http.get("GET", "/v1/auth/me", good, "Authorization: Bearer x")
                        .status())
                .isEqualTo(401);
        assertThat(http.get("GET", "/v1/auth/me", "Authorization: Bearer x", good)
                        .status())
                .isEqualTo(401);
        assertThat(http.get("GET", "/v1/auth/me?access_token=" + good.substring(22))
                        .status())
                .isEqualTo(401);
    }
}
