package dev.latchkey.localstack.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Requests as no well-behaved client sends them, through the gateway to the packaged functions. */
@ExtendWith(SharedStack.class)
class HttpOdditiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//v1/auth/me",
                "/v1//auth/me",
                "/v1/auth//me",
                "/v1/auth/me/",
                "/v1/auth/me//",
                "/v1/auth/./me",
                "/v1/x/../auth/me",
                "/v1/auth/me/..",
                "/v1/auth/me;x=1",
                "/V1/auth/me",
                "/v1/auth/%6De",
                "/v1/auth%2Fme",
                "/v1/%2e%2e/health",
                "/..%2f..%2fetc/passwd",
                "/v1/auth/me%00",
                "/v1/auth/me%0d%0aX-Evil:%201",
                "/",
                "/v1",
                "/v1/preferences//theme",
                "/v1/preferences/a/b/c",
                "/q/openapi",
                "/q/health",
                "/metrics",
                "/health/live/",
                "/health//live",
                "/.well-known/jwks.json/"
            })
    void aPathThatIsWrittenInAnotherWayLeadsNowhere(String path, RawHttp http) {
        RawHttp.Answer answer = http.get("GET", path);

        // Undecoded paths match a variable at most, behind which a token is asked for.
        assertThat(answer.status()).isIn(401, 404);
        assertProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "%ff",
                "%c3%28",
                "%ed%a0%80",
                "a%20b",
                "%0d%0aX-Evil:%201",
                "..",
                "%2e%2e",
                "a%2fb",
                "%252e",
                "A",
                "1",
                "a'--",
                "a;b",
                "-",
                "a%22",
                "\u00e4",
                "$default",
                "a+b",
                "*"
            })
    void aNamespaceOfOddCharactersIsRefused(String name, RawHttp http, Client client) {
        String bearer = "Authorization: Bearer " + client.newAccount().accessToken();

        for (String method : List.of("GET", "DELETE", "PUT")) {
            RawHttp.Answer answer = method.equals("PUT")
                    ? http.send(
                            List.of(
                                    method + " /v1/preferences/" + name + " HTTP/1.1",
                                    bearer,
                                    "Content-Type: application/json",
                                    "Content-Length: 2"),
                            "{}".getBytes(UTF_8))
                    : http.get(method, "/v1/preferences/" + name, bearer);
            assertThat(answer.status()).as(method).isIn(400, 404);
            assertProblem(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/preferences/%", "/v1/preferences/%zz", "/v1/preferences/{namespace}", "nowhere", "/a b", ""
            })
    void aTargetThatIsNoUriIsRefusedBeforeAnyFunction(String target, RawHttp http) {
        assertThat(http.get("GET", target).status()).isIn(400, 404);
    }

    static Stream<Arguments> methods() {
        return Stream.of("HEAD", "TRACE", "PROPFIND", "PUT", "get", "DELETE", "A".repeat(21), "M-SEARCH", "_")
                .flatMap(
                        method -> Stream.of("/health", "/v1/auth/login", "/v1/preferences/appearance/theme", "/nowhere")
                                .map(path -> Arguments.of(method, path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/v1/auth/login", "/v1/preferences/appearance/theme"})
    void optionsNamesTheMethodsOfARoute(String path, RawHttp http) {
        RawHttp.Answer answer = http.get("OPTIONS", path);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).isNotEmpty();
        assertHeaders(answer);
        assertThat(http.get("OPTIONS", "/nowhere").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("methods")
    void aMethodThatARouteDoesNotHaveIsRefused(String method, String path, RawHttp http) {
        RawHttp.Answer answer = http.get(method, path);

        assertThat(answer.status()).isIn(400, 401, 404, 405);
        if (answer.status() == 405) {
            assertThat(answer.header("Allow")).isNotEmpty();
        }
        if (!method.equals("HEAD")) {
            assertProblem(answer);
        }
    }

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

    /** Problem documents, but for what the gateway itself refuses before any function. */
    private static void assertProblem(RawHttp.Answer answer) {
        JsonNode document = json(answer.body());
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(document.path("status").asInt()).isEqualTo(answer.status());
        assertThat(document.path("request_id").asText()).isEqualTo(answer.header("X-Request-Id"));
        assertHeaders(answer);
        assertThat(answer.headers()).doesNotContainKey("x-evil");
    }

    private static void assertHeaders(RawHttp.Answer answer) {
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
