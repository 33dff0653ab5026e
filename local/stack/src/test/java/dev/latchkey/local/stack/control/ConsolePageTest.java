package dev.latchkey.local.stack.control;

import static dev.latchkey.local.emulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.emulator.TestFunctions;
import dev.latchkey.local.stack.TestStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePageTest {
    private static final Path ROOT = Path.of(System.getProperty("latchkey.root", ".."));
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href|from) ?=? ?\"([^\"#]+)\"");

    @TempDir
    static Path directory;

    private static TestStack stack;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(directory.resolve("docs"));
        Files.copy(ROOT.resolve("docs/openapi.yaml"), directory.resolve("docs/openapi.yaml"));
        stack = TestStack.start(directory, List.of(TestFunctions.probe(directory)), options -> options);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void the_page_allows_no_code_and_no_connection_but_its_own() {
        HttpResponse<String> page = stack.get("/_latchkey/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void the_address_without_its_slash_leads_to_the_page() {
        HttpResponse<String> answer = stack.get("/_latchkey");

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue("/_latchkey/");
    }

    static List<String> files() {
        return ConsolePage.FILES;
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatever_a_file_refers_to_is_a_file_of_the_console(String file) {
        HttpResponse<String> answer = stack.get("/_latchkey/" + file);

        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher reference = REFERENCE.matcher(answer.body());
        while (reference.find()) {
            assertThat(ConsolePage.FILES)
                    .as("what %s refers to", file)
                    .contains(reference.group(1).replaceFirst("^\\./", ""));
        }
        assertThat(answer.body().replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
    }

    @Test
    void every_file_of_the_console_is_served() throws Exception {
        try (Stream<Path> all =
                Files.list(Path.of(ConsolePage.class.getResource("console").toURI()))) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ConsolePage.FILES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_latchkey/../pom.xml",
                "/_latchkey/%2e%2e/ControlApi.class",
                "/_latchkey/..%2fControlApi.class",
                "/_latchkey/%2e%2e%2fControlApi.class",
                "/_latchkey/..%5cControlApi.class",
                "/_latchkey//console.css",
                "/_latchkey/console.css%00.js",
                "/_latchkey/console/console.css",
                "/_latchkey/",
            })
    void no_name_leads_out_of_the_console(String path) throws IOException {
        String answer = RawRequest.send(stack.uri(), "GET " + path + " HTTP/1.1\r\nHost: localhost");

        assertThat(answer).startsWith(path.equals("/_latchkey/") ? "HTTP/1.1 200" : "HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "console.css", "main.js", "state", "requests", "requests/x", "openapi.json", "tables"})
    void a_name_of_another_site_that_points_here_sees_nothing(String name) throws IOException {
        assertThat(RawRequest.send(stack.uri(), "GET /_latchkey/" + name + " HTTP/1.1\r\nHost: evil.example:8080"))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, no-cors, image, 403",
        "same-site, no-cors, script, 403",
        "cross-site, navigate, iframe, 403",
        "cross-site, navigate, document, 200",
        "same-origin, cors, empty, 200",
        "none, navigate, document, 200"
    })
    void other_sites_may_lead_here_but_embed_nothing(String site, String mode, String destination, int status)
            throws IOException {
        String answer = RawRequest.send(
                stack.uri(),
                "GET /_latchkey/ HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: " + site + "\r\nSec-Fetch-Mode: " + mode
                        + "\r\nSec-Fetch-Dest: " + destination);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void the_description_is_told_as_json() throws IOException {
        JsonNode description = json(stack.get("/_latchkey/openapi.json"));

        assertThat(description.path("openapi").asText()).startsWith("3.1");
        assertThat(description
                        .at("/paths/~1health/get/responses/200/description")
                        .isTextual())
                .isTrue();
        // YAML would read an unquoted time as a date; the document means text.
        assertThat(description.toString()).contains("\"2026-01-02T03:04:05Z\"");
    }

    @Test
    void an_edited_description_is_told_as_it_is_now() throws IOException {
        Path file = Files.writeString(directory.resolve("edited.yaml"), "openapi: first");
        ApiDescription description = new ApiDescription(file);
        assertThat(description.read().orElseThrow().path("openapi").asText()).isEqualTo("first");

        Files.writeString(file, "openapi: second");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));

        assertThat(description.read().orElseThrow().path("openapi").asText()).isEqualTo("second");
        Files.delete(file);
        assertThat(description.read()).isEmpty();
    }

    @Test
    void a_stack_without_a_database_of_its_own_counts_no_tables() {
        HttpResponse<String> answer = stack.get("/_latchkey/tables");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("a database of yours");
    }
}
