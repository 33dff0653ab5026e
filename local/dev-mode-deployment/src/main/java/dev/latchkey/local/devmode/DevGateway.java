package dev.latchkey.local.devmode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.deployment.builditem.Startable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes HTTP requests on this machine and hands them to the function in dev mode as API Gateway would: payload format
 * 2.0, through Lambda's Runtime API, whose client is in the function. Before each it looks for changed sources, and
 * answers for a function that does not compile or start. No throttles and no CORS, which
 * {@code ./latchkey up} has. {@code /q/…} leads to Dev UI, which has a port of its own.
 */
final class DevGateway implements Startable {
    private static final String DEV_UI = "/q/";
    private static final String RUNTIME_API = "/_lambda_";
    private static final Pattern RUNTIME_CALL =
            Pattern.compile(RUNTIME_API + "/2018-06-01/runtime/invocation/([^/]+)(?:/(response|error|requeue))?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Path routes;
    private final Optional<Integer> devUiPort;
    private final LiveReload reload;
    private final Invocations invocations = new Invocations();
    /** Held from the look for changes to the answer: a restart would take the function from under another request. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("gateway-", 0).factory());
    private @Nullable HttpServer server;

    DevGateway(int port, Path routes, Optional<Integer> devUiPort, LiveReload reload) {
        this.port = port;
        this.routes = routes;
        this.devUiPort = devUiPort;
        this.reload = reload;
    }

    @Override
    public void start() {
        Routes table = Routes.read(routes);
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.createContext(RUNTIME_API, this::serveFunction);
            started.createContext("/", exchange -> serveClient(exchange, table));
            devUiPort.ifPresent(to -> started.createContext(DEV_UI, exchange -> redirect(exchange, to)));
            started.setExecutor(threads);
            started.start();
            server = started;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Port " + port + " is taken. Is another dev mode of this function running? Another port: "
                            + "-Dquarkus.lambda.mock-event-server.dev-port=N",
                    e);
        }
    }

    @Override
    public String getConnectionInfo() {
        return "localhost:" + (server == null ? port : server.getAddress().getPort());
    }

    /** Where the function finds the Runtime API. */
    String runtimeApi() {
        return getConnectionInfo() + RUNTIME_API;
    }

    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    private void serveClient(HttpExchange exchange, Routes table) throws IOException {
        String id = UUID.randomUUID().toString();
        byte[] event = GatewayEvent.of(exchange, id, table);
        JsonNode parts = answer(id, event, exchange.getRequestURI().getRawPath());
        parts.path("headers").properties().forEach(header -> {
            if (!header.getKey().toLowerCase(Locale.ROOT).equals("content-length")) {
                exchange.getResponseHeaders()
                        .set(header.getKey(), header.getValue().asText());
            }
        });
        parts.path("cookies").forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie.asText()));
        String text = parts.path("body").asText("");
        byte[] body = parts.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        send(exchange, parts.path("statusCode").asInt(), body);
    }

    /** By the sources as they are now: each request looks for changes first. */
    private JsonNode answer(String id, byte[] event, String path) throws IOException {
        oneAtATime.lock();
        try {
            Optional<Throwable> problem = reload.refresh();
            if (problem.isPresent()) {
                return BrokenSources.answer(problem.get(), path);
            }
            Optional<byte[]> answer = invocations.submit(id, event).join();
            return JSON.readTree(answer.orElse("{\"statusCode\":500}".getBytes(StandardCharsets.UTF_8)));
        } finally {
            oneAtATime.unlock();
        }
    }

    private static void redirect(HttpExchange exchange, int port) throws IOException {
        exchange.getResponseHeaders().set("Location", "http://localhost:" + port + exchange.getRequestURI());
        send(exchange, 307, new byte[0]);
    }

    private void serveFunction(HttpExchange exchange) throws IOException {
        var call = RUNTIME_CALL.matcher(exchange.getRequestURI().getPath());
        if (!call.matches()) {
            send(exchange, 404, new byte[0]);
        } else if (call.group(1).equals("next")) {
            giveNext(exchange);
        } else {
            byte[] payload = exchange.getRequestBody().readAllBytes();
            switch (String.valueOf(call.group(2))) {
                case "response" -> invocations.answer(call.group(1), Optional.of(payload));
                case "error" -> invocations.answer(call.group(1), Optional.empty());
                // It stays unanswered, so that the function gets it again when it asks.
                default -> {}
            }
            send(exchange, 202, new byte[0]);
        }
    }

    private void giveNext(HttpExchange exchange) throws IOException {
        reload.awaitStart();
        try {
            var invocation = invocations.next();
            if (invocation.isEmpty()) {
                exchange.close();
                return;
            }
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.get().id());
            headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
            send(exchange, 200, invocation.get().event());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head && body.length > 0) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            }
            exchange.sendResponseHeaders(status, body.length == 0 || head ? -1 : body.length);
            if (body.length > 0 && !head) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
