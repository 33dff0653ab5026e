package dev.latchkey.local.stack.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.latchkey.local.database.TableSizes;
import dev.latchkey.local.emulator.http.Exchanges;
import dev.latchkey.local.emulator.lambda.FunctionLog;
import dev.latchkey.local.emulator.lambda.InvokeApi;
import dev.latchkey.local.emulator.lambda.LambdaFunction;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the local stack shows about itself under {@code /_latchkey/}: the console, the documents that it shows, and
 * Lambda's Invoke API. Only for programs and pages of this machine.
 */
public final class ControlApi implements HttpHandler {
    private static final Pattern INVOKE = Pattern.compile("/_latchkey/functions/([a-z-]+)/invoke");
    private static final Pattern REQUEST = Pattern.compile("/_latchkey/requests/([A-Za-z0-9_=-]{1,64})");

    private final Map<String, LambdaFunction> functions;
    private final @Nullable Database database;
    private final ApiDescription description;
    private final RequestFeed feed;
    private final RequestStream stream;
    private final InvokeApi invokeApi;
    private final ConsolePage page = new ConsolePage();

    /** The stack's own database. */
    public record Database(int port, TableSizes tables) {}

    /** Tells of functions and their requests, and of the database where the stack has one of its own. */
    public ControlApi(
            Map<String, LambdaFunction> functions,
            @Nullable Database database,
            ApiDescription description,
            RequestFeed feed) {
        this.functions = functions;
        this.database = database;
        this.description = description;
        this.feed = feed;
        this.stream = new RequestStream(feed);
        this.invokeApi = new InvokeApi(functions);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        try {
            if (!CallerGuard.admits(exchange)) {
                Exchanges.json(exchange, 403, Map.of("message", "Only for pages and programs of this machine"));
            } else if (!answers(exchange, exchange.getRequestURI().getPath())) {
                Exchanges.json(exchange, 404, Map.of("message", "Not Found"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private boolean answers(HttpExchange exchange, String path) throws IOException, InterruptedException {
        return switch (exchange.getRequestMethod()) {
            case "GET" -> get(exchange, path);
            case "POST" -> post(exchange, path);
            default -> false;
        };
    }

    private boolean post(HttpExchange exchange, String path) throws IOException, InterruptedException {
        Matcher invoke = INVOKE.matcher(path);
        if (invoke.matches()) {
            invokeApi.invoke(exchange, invoke.group(1));
            return true;
        }
        return false;
    }

    private boolean get(HttpExchange exchange, String path) throws IOException, InterruptedException {
        switch (path) {
            case "/_latchkey" -> {
                exchange.getResponseHeaders().set("Location", "/_latchkey/");
                Exchanges.send(exchange, 308, new byte[0]);
            }
            case "/_latchkey/state" ->
                Exchanges.json(
                        exchange, 200, StateDocument.of(functions.values(), database == null ? null : database.port()));
            case "/_latchkey/requests" -> stream.send(exchange);
            case "/_latchkey/openapi.json" -> describe(exchange);
            case "/_latchkey/tables" -> tables(exchange);
            default -> {
                Matcher request = REQUEST.matcher(path);
                return request.matches() ? detail(exchange, request.group(1)) : page.handle(exchange, path);
            }
        }
        return true;
    }

    private boolean detail(HttpExchange exchange, String id) throws IOException {
        Optional<RequestFeed.Entry> entry = feed.find(id);
        if (entry.isEmpty()) {
            return false;
        }
        Map<String, FunctionLog> logs = new HashMap<>();
        functions.forEach((name, function) -> logs.put(name, function.log()));
        Exchanges.json(exchange, 200, RequestDetail.of(entry.get().request(), logs));
        return true;
    }

    private void describe(HttpExchange exchange) throws IOException {
        Optional<?> document;
        try {
            document = description.read();
        } catch (JsonProcessingException e) {
            Exchanges.json(exchange, 500, Map.of("message", "docs/openapi.yaml is no YAML: " + e.getMessage()));
            return;
        }
        if (document.isPresent()) {
            Exchanges.json(exchange, 200, document.get());
        } else {
            Exchanges.json(exchange, 404, Map.of("message", "There is no docs/openapi.yaml"));
        }
    }

    private void tables(HttpExchange exchange) throws IOException {
        if (database == null) {
            Exchanges.json(exchange, 404, Map.of("message", "The stack runs on a database of yours"));
            return;
        }
        try {
            Exchanges.json(exchange, 200, Map.of("tables", database.tables().read()));
        } catch (SQLException e) {
            Exchanges.json(exchange, 503, Map.of("message", "The tables cannot be counted: " + e.getMessage()));
        }
    }
}
