package dev.latchkey.local.stack.e2e;

import static dev.latchkey.local.stack.e2e.RawAnswers.assertHeaders;
import static dev.latchkey.local.stack.e2e.RawAnswers.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and methods as no well-behaved client sends them, through the gateway to the packaged functions. */
@ExtendWith(SharedStack.class)
class OddPathsTest {
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

    /** The framework would take it away before it looks for a route, and so reset the namespace. */
    @ParameterizedTest
    @ValueSource(strings = {".", "%2e", "..", ".%2E", "a%2f.", "%2e%2e%2fui"})
    void aKeyThatIsAStepInThePathTouchesNothing(String key, RawHttp http, Client client) {
        String bearer = "Authorization: Bearer " + client.newAccount().accessToken();
        put(http, "ui", bearer, "{\"a\":1}");

        assertThat(http.get("DELETE", "/v1/preferences/ui/" + key, bearer).status())
                .isEqualTo(404);
        assertThat(put(http, "ui/" + key, bearer, "{}").status()).isEqualTo(404);

        assertThat(http.get("GET", "/v1/preferences/ui", bearer).body()).isEqualTo("{\"a\":1}");
    }

    /** Of what the gateway hands over only the path is cut: the key and the namespace before the mark must stay as they are. */
    @Test
    void aPathThatIsCutOnItsWayWritesNothing(RawHttp http, Client client) {
        String bearer = "Authorization: Bearer " + client.newAccount().accessToken();
        put(http, "ui", bearer, "{\"a\":1}");

        for (String path : List.of("ui/a%3Fb", "ui/a%3f", "ui%3F", "ui%3Fa/a")) {
            RawHttp.Answer answer = put(http, path, bearer, "{}");
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertProblem(answer);
            assertThat(http.get("DELETE", "/v1/preferences/" + path, bearer).status())
                    .as(path)
                    .isEqualTo(400);
        }

        assertThat(http.get("GET", "/v1/preferences/ui", bearer).body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aKeyIsDecodedOnce(RawHttp http, Client client) {
        String bearer = "Authorization: Bearer " + client.newAccount().accessToken();

        put(http, "ui/%2541", bearer, "1");
        put(http, "ui/100%25%20%C3%A4+%23%3b", bearer, "2");

        assertThat(http.get("GET", "/v1/preferences/ui", bearer).body()).isEqualTo("{\"%41\":1,\"100% ä+#;\":2}");
        assertThat(http.get("GET", "/v1/preferences/ui/A", bearer).status()).isEqualTo(404);
        assertThat(http.get("GET", "/v1/preferences/ui/%2541", bearer).body()).isEqualTo("1");
    }

    private static RawHttp.Answer put(RawHttp http, String path, String bearer, String body) {
        return http.send(
                List.of(
                        "PUT /v1/preferences/" + path + " HTTP/1.1",
                        bearer,
                        "Content-Type: application/json",
                        "Content-Length: " + body.length()),
                body.getBytes(UTF_8));
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
                                .filter(path -> !(method.equals("HEAD") && path.equals("/health")))
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
}
