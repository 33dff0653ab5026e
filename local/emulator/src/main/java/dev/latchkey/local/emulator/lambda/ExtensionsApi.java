package dev.latchkey.local.emulator.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.local.emulator.http.Exchanges;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/**
 * Lambda's Extensions API (2020-01-01) as far as internal extensions without events need it: they register for the sake
 * of SIGTERM, then wait for an event that never comes.
 */
final class ExtensionsApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BODY = 64 * 1024;

    private final FunctionSettings settings;
    private final Instance instance;

    ExtensionsApi(FunctionSettings settings, Instance instance) {
        this.settings = settings;
        this.instance = instance;
    }

    /** False when the path is none of this API. */
    boolean handle(HttpExchange exchange, String path) throws IOException, InterruptedException {
        switch (path) {
            case "/2020-01-01/extension/register" -> register(exchange);
            case "/2020-01-01/extension/event/next" -> waitForEvent(exchange);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void register(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().getFirst("Lambda-Extension-Name") == null) {
            refuse(exchange, 400, "InvalidRequest", "The header Lambda-Extension-Name is missing");
            return;
        }
        JsonNode events = JSON.readTree(Exchanges.body(exchange, MAX_BODY).orElse(new byte[0]))
                .path("events");
        if (!events.isEmpty()) {
            refuse(exchange, 403, "ShutdownEventNotSupportedForInternalExtension", "No event can be had: " + events);
            return;
        }
        instance.extensionRegistered = true;
        exchange.getResponseHeaders()
                .set("Lambda-Extension-Identifier", UUID.randomUUID().toString());
        Exchanges.json(
                exchange,
                200,
                Map.of(
                        "functionName",
                        settings.deployedName(),
                        "functionVersion",
                        "$LATEST",
                        "handler",
                        settings.handler()));
    }

    private void waitForEvent(HttpExchange exchange) throws IOException, InterruptedException {
        if (exchange.getRequestHeaders().getFirst("Lambda-Extension-Identifier") == null) {
            refuse(exchange, 403, "Extension.InvalidExtensionIdentifier", "Register first");
            return;
        }
        instance.awaitEnd();
        exchange.close();
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        Exchanges.json(exchange, status, Map.of("errorType", type, "errorMessage", message));
    }
}
