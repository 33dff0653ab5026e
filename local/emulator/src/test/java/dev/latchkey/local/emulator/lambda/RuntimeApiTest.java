package dev.latchkey.local.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.emulator.TestEmulator;
import dev.latchkey.local.emulator.TestFunctions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeApiTest {
    @TempDir
    static Path directory;

    private static TestEmulator stack;
    private static String address;

    @BeforeAll
    static void start() {
        stack = TestEmulator.start(directory, List.of(TestFunctions.probe(directory)), options -> options);
        address = "http://"
                + stack.get("/probe/environment")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("AWS_LAMBDA_RUNTIME_API="))
                        .findFirst()
                        .orElseThrow()
                        .substring("AWS_LAMBDA_RUNTIME_API=".length());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void an_answer_to_an_unknown_invocation_is_refused() throws Exception {
        HttpResponse<String> response = post("/2018-06-01/runtime/invocation/unknown/response", "{}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("InvalidRequestID");
    }

    @Test
    void an_extension_without_a_name_is_refused() throws Exception {
        assertThat(post("/2020-01-01/extension/register", "{\"events\":[]}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_extension_that_wants_events_is_refused() throws Exception {
        HttpResponse<String> response =
                post("/2020-01-01/extension/register", "{\"events\":[\"SHUTDOWN\"]}", "Lambda-Extension-Name", "probe");

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void an_extension_that_did_not_register_gets_no_events() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/2020-01-01/extension/event/next"))
                .build();

        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void an_unknown_path_is_a_404() throws Exception {
        assertThat(post("/2018-06-01/runtime/else", "{}").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).POST(HttpRequest.BodyPublishers.ofString(body));
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
