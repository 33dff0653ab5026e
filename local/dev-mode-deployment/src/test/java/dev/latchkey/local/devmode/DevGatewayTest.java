package dev.latchkey.local.devmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevGatewayTest {
    private static final String ROUTES = "{\"GET /v1/notes/{id}\": {}, \"POST /v1/notes\": {}, \"$default\": {}}";
    private static final String ID = "Lambda-Runtime-Aws-Request-Id";

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Sources sources = new Sources();
    private DevGateway gateway = new DevGateway(0, Path.of("unused"), Optional.empty(), sources);

    @BeforeEach
    void start() throws Exception {
        Path routes = Files.writeString(directory.resolve("routes.json"), ROUTES);
        gateway = new DevGateway(0, routes, Optional.of(9081), sources);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void dev_ui_is_at_a_port_of_its_own() throws Exception {
        var response = client.send(request("/q/dev-ui?a=b").build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location")).contains("http://localhost:9081/q/dev-ui?a=b");
    }

    @Test
    void a_request_becomes_an_event_and_the_answer_a_response() throws Exception {
        var response = client.sendAsync(
                request("/v1/notes/7?a=b%20c")
                        .header("Cookie", "k=v")
                        .header("X-Word", "one, two")
                        .build(),
                BodyHandlers.ofString());

        var taken = next();
        JsonNode event = event(taken);
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("GET /v1/notes/{id}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/v1/notes/7");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("a=b%20c");
        assertThat(event.path("cookies").path(0).asText()).isEqualTo("k=v");
        assertThat(event.path("headers").path("x-word").asText()).isEqualTo("one, two");
        assertThat(event.path("headers").has("cookie")).isFalse();
        JsonNode context = event.path("requestContext");
        assertThat(context.path("requestId").asText()).isNotEmpty();
        assertThat(context.path("http").path("method").asText()).isEqualTo("GET");
        assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");

        answer(taken, "{\"statusCode\":201,\"headers\":{\"X-Own\":\"a, b\"},\"body\":\"made\",\"cookies\":[\"c=d\"]}");
        assertThat(response.get().statusCode()).isEqualTo(201);
        assertThat(response.get().body()).isEqualTo("made");
        assertThat(response.get().headers().allValues("X-Own")).containsExactly("a, b");
        assertThat(response.get().headers().allValues("Set-Cookie")).containsExactly("c=d");
    }

    @Test
    void a_body_is_text_where_it_can_be_and_encoded_where_not() throws Exception {
        var sentText = client.sendAsync(
                request("/v1/notes").POST(BodyPublishers.ofString("\u00e4")).build(), BodyHandlers.ofString());
        var text = next();
        assertThat(event(text).path("body").asText()).isEqualTo("\u00e4");
        assertThat(event(text).path("isBase64Encoded").asBoolean()).isFalse();
        answer(text, "{\"statusCode\":201}");
        assertThat(sentText.get().statusCode()).isEqualTo(201);

        byte[] bytes = {(byte) 0xff, 0};
        var sentBytes = client.sendAsync(
                request("/v1/notes").POST(BodyPublishers.ofByteArray(bytes)).build(), BodyHandlers.ofString());
        var binary = next();
        assertThat(event(binary).path("body").asText()).isEqualTo("/wA=");
        assertThat(event(binary).path("isBase64Encoded").asBoolean()).isTrue();
        answer(binary, "{\"statusCode\":201}");
        assertThat(sentBytes.get().statusCode()).isEqualTo(201);
    }

    @Test
    void an_unknown_path_is_of_the_default_route_and_a_failed_function_a_500() throws Exception {
        var response = client.sendAsync(request("/nothing").build(), BodyHandlers.ofString());
        var taken = next();
        assertThat(event(taken).path("routeKey").asText()).isEqualTo("$default");

        post(taken, "error", "{\"errorMessage\":\"broken\"}");
        assertThat(response.get().statusCode()).isEqualTo(500);
    }

    @Test
    void an_event_that_replaced_code_left_unanswered_goes_to_the_new_code() throws Exception {
        var response = client.sendAsync(request("/v1/notes/7").build(), BodyHandlers.ofString());
        var before = next();
        post(before, "requeue", "");

        var after = next();
        assertThat(id(after)).isEqualTo(id(before));
        answer(after, "{\"statusCode\":204}");
        assertThat(response.get().statusCode()).isEqualTo(204);
    }

    @Test
    void code_gets_no_event_before_it_has_started() throws Exception {
        var started = new CompletableFuture<Void>();
        sources.started = started;
        var response = client.sendAsync(request("/v1/notes/7").build(), BodyHandlers.ofString());
        var early = poll();
        sources.waitingForStart.get();
        assertThat(early).isNotDone();

        started.complete(null);
        answer(early.get(), "{\"statusCode\":204}");
        assertThat(response.get().statusCode()).isEqualTo(204);
    }

    @Test
    void each_request_looks_for_changes_before_the_function_gets_it() throws Exception {
        var refresh = new CompletableFuture<Optional<Throwable>>();
        sources.refresh = refresh;
        var taken = poll();
        var response = client.sendAsync(request("/v1/notes/7").build(), BodyHandlers.ofString());
        sources.refreshing.get();
        assertThat(taken).isNotDone();

        refresh.complete(Optional.empty());
        answer(taken.get(), "{\"statusCode\":204}");
        assertThat(response.get().statusCode()).isEqualTo(204);
    }

    @Test
    void sources_that_do_not_compile_are_the_answer_until_they_do() throws Exception {
        sources.refresh = CompletableFuture.completedFuture(Optional.of(new IllegalStateException(
                "Failed", new IllegalStateException("\u001B[91mNotes.java:7: ';' expected\u001B[0m"))));
        var broken = client.send(request("/v1/notes/7").build(), BodyHandlers.ofString());
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(broken.body());
        assertThat(problem.path("code").asText()).isEqualTo("internal_error");
        assertThat(problem.path("detail").asText()).isEqualTo("Failed\nNotes.java:7: ';' expected");
        assertThat(problem.path("instance").asText()).isEqualTo("/v1/notes/7");

        sources.refresh = CompletableFuture.completedFuture(Optional.empty());
        var mended = client.sendAsync(request("/v1/notes/7").build(), BodyHandlers.ofString());
        answer(next(), "{\"statusCode\":204}");
        assertThat(mended.get().statusCode()).isEqualTo(204);
    }

    @Test
    void code_that_waits_for_an_event_gives_way_to_newer_code() throws Exception {
        var polls = List.of(poll(), poll());
        CompletableFuture.anyOf(
                        polls.getFirst().handle((taken, failure) -> failure != null),
                        polls.getLast().handle((taken, failure) -> failure != null))
                .get();

        var response = client.sendAsync(request("/v1/notes/7").build(), BodyHandlers.ofString());
        var winner = polls.getFirst().isCompletedExceptionally() ? polls.getLast() : polls.getFirst();
        answer(winner.get(), "{\"statusCode\":204}");
        assertThat(response.get().statusCode()).isEqualTo(204);
    }

    @Test
    void a_port_that_is_taken_is_named_with_the_way_to_another() {
        int taken = Integer.parseInt(gateway.getConnectionInfo().replace("localhost:", ""));
        var second = new DevGateway(taken, directory.resolve("routes.json"), Optional.empty(), sources);

        assertThatThrownBy(second::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Port " + taken + " is taken")
                .hasMessageContaining("dev-port");
        second.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + gateway.getConnectionInfo() + path));
    }

    private HttpResponse<String> next() throws ExecutionException, InterruptedException {
        return poll().get();
    }

    private CompletableFuture<HttpResponse<String>> poll() {
        return client.sendAsync(
                request("/_lambda_/2018-06-01/runtime/invocation/next").build(), BodyHandlers.ofString());
    }

    private void answer(HttpResponse<String> taken, String answer) throws IOException, InterruptedException {
        post(taken, "response", answer);
    }

    private void post(HttpResponse<String> taken, String what, String body) throws IOException, InterruptedException {
        var request = request("/_lambda_/2018-06-01/runtime/invocation/" + id(taken) + "/" + what)
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
    }

    private static String id(HttpResponse<String> taken) {
        return taken.headers().firstValue(ID).orElseThrow();
    }

    private static JsonNode event(HttpResponse<String> taken) throws IOException {
        return new ObjectMapper().readTree(taken.body());
    }

    /** Sources that change, and code that starts, when a test says so. */
    private static final class Sources implements LiveReload {
        final CompletableFuture<Void> waitingForStart = new CompletableFuture<>();
        final CompletableFuture<Void> refreshing = new CompletableFuture<>();
        volatile CompletableFuture<Void> started = CompletableFuture.completedFuture(null);
        volatile CompletableFuture<Optional<Throwable>> refresh = CompletableFuture.completedFuture(Optional.empty());

        @Override
        public Optional<Throwable> refresh() {
            refreshing.complete(null);
            return refresh.join();
        }

        @Override
        public void awaitStart() {
            waitingForStart.complete(null);
            started.join();
        }
    }
}
