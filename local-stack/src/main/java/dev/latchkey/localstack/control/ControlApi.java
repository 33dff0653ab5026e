package dev.latchkey.localstack.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.latchkey.localstack.http.Exchanges;
import dev.latchkey.localstack.lambda.InvocationResult;
import dev.latchkey.localstack.lambda.LambdaFunction;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the local stack tells of itself: {@code GET /_latchkey/state}, and Lambda's Invoke API as
 * {@code POST /_latchkey/functions/<name>/invoke}. Only for programs and pages of this machine.
 */
public final class ControlApi implements HttpHandler {
    private static final int MAX_PAYLOAD = 6 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Pattern INVOKE = Pattern.compile("/_latchkey/functions/([a-z-]+)/invoke");
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, LambdaFunction> functions;
    private final @Nullable Integer databasePort;

    public ControlApi(Map<String, LambdaFunction> functions, @Nullable Integer databasePort) {
        this.functions = functions;
        this.databasePort = databasePort;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher invoke = INVOKE.matcher(path);
        if (!isFromThisMachine(exchange)) {
            Exchanges.json(exchange, 403, Map.of("message", "Only for pages and programs of this machine"));
        } else if (path.equals("/_latchkey/state")
                && exchange.getRequestMethod().equals("GET")) {
            Exchanges.json(exchange, 200, StateDocument.of(functions.values(), databasePort));
        } else if (invoke.matches() && exchange.getRequestMethod().equals("POST")) {
            invoke(exchange, invoke.group(1));
        } else {
            Exchanges.json(exchange, 404, Map.of("message", "Not Found"));
        }
    }

    /**
     * A page of another site can point its own name at 127.0.0.1 (DNS rebinding) or send a form here: the one shows in
     * Host, the other in Origin.
     */
    private static boolean isFromThisMachine(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("")
                .replaceFirst(":\\d+$", "");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return OWN_NAMES.contains(host) && (origin == null || isOwn(origin, exchange));
    }

    private static boolean isOwn(String origin, HttpExchange exchange) {
        try {
            URI uri = URI.create(origin);
            return uri.getHost() != null
                    && OWN_NAMES.contains(uri.getHost())
                    && uri.getPort() == exchange.getLocalAddress().getPort();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void invoke(HttpExchange exchange, String name) throws IOException {
        LambdaFunction function = functions.get(name);
        Optional<byte[]> payload = Exchanges.body(exchange, MAX_PAYLOAD);
        if (function == null) {
            Exchanges.json(exchange, 404, Map.of("message", "No function " + name + ", only " + functions.keySet()));
            return;
        }
        if (payload.isEmpty()) {
            Exchanges.json(exchange, 413, Map.of("message", "A payload has at most 6 MB"));
            return;
        }
        byte[] event = payload.get().length == 0 ? new byte[] {'{', '}'} : payload.get();
        try {
            answer(exchange, function.invoke(event, "Root=1-00000000-000000000000000000000000;Sampled=0", PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, InvocationResult result) throws IOException {
        switch (result) {
            case InvocationResult.Succeeded(byte[] payload, var _) -> send(exchange, payload, false);
            case InvocationResult.Failed(byte[] payload, var _) -> send(exchange, payload, true);
            case InvocationResult.TimedOut(byte[] payload, var _) -> send(exchange, payload, true);
            case InvocationResult.Throttled _ -> Exchanges.json(exchange, 429, Map.of("message", "Rate Exceeded."));
            case InvocationResult.Unanswered _ ->
                Exchanges.json(exchange, 504, Map.of("message", "The function goes on"));
        }
    }

    private static void send(HttpExchange exchange, byte[] payload, boolean error) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (error) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        }
        Exchanges.send(exchange, 200, payload);
    }
}
