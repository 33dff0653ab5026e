package dev.latchkey.local.devmode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A request as API Gateway hands it to a function: payload format 2.0. */
final class GatewayEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GatewayEvent() {}

    static byte[] of(HttpExchange exchange, String requestId, Routes routes) throws IOException {
        // Not URI.getRawPath(): of //a/b it takes a for a host.
        String target = exchange.getRequestURI().toString();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        String route = routes.keyOf(exchange.getRequestMethod(), path);

        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0")
                .put("routeKey", route)
                .put("rawPath", path)
                .put("rawQueryString", query < 0 ? "" : target.substring(query + 1));
        ObjectNode headers = event.putObject("headers");
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (lowerCase.equals("cookie")) {
                values.forEach(event.withArray("cookies")::add);
            } else {
                headers.put(lowerCase, String.join(",", values));
            }
        });
        writeContext(event, exchange, requestId, route, path);
        writeBody(event, exchange.getRequestBody().readAllBytes());
        return JSON.writeValueAsBytes(event);
    }

    private static void writeContext(
            ObjectNode event, HttpExchange exchange, String requestId, String route, String path) {
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", requestId).put("routeKey", route).put("stage", "$default");
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", path)
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
                .put("userAgent", exchange.getRequestHeaders().getFirst("User-Agent"));
    }

    private static void writeBody(ObjectNode event, byte[] body) {
        if (body.length == 0) {
            event.put("isBase64Encoded", false);
            return;
        }
        try {
            event.put(
                            "body",
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(body))
                                    .toString())
                    .put("isBase64Encoded", false);
        } catch (CharacterCodingException e) {
            // Not text, which is sent encoded.
            event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
        }
    }
}
