package dev.latchkey.local.emulator.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A request as it came in.
 *
 * @param path decoded, as HTTP APIs match it with their routes
 * @param rawQuery without the question mark, empty when there is none
 * @param sourceIp the socket's; a client on this machine may bind another loopback address, nothing else counts
 */
// Never compared; a copy of the body per request would cost for nothing.
@SuppressWarnings("ArrayRecordComponent")
record GatewayRequest(
        String id,
        String method,
        String path,
        String rawQuery,
        Headers headers,
        String sourceIp,
        int port,
        String traceId,
        byte[] body) {

    static GatewayRequest of(HttpExchange exchange, String id, String traceId, byte[] body) {
        // Not URI.getRawPath(): of //a/b it takes a for a host.
        String target = exchange.getRequestURI().toString();
        int query = target.indexOf('?');
        return new GatewayRequest(
                id,
                exchange.getRequestMethod(),
                decoded(query < 0 ? target : target.substring(0, query)),
                query < 0 ? "" : target.substring(query + 1),
                exchange.getRequestHeaders(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                exchange.getLocalAddress().getPort(),
                traceId,
                body);
    }

    /** The path as HTTP APIs hand it over: decoded, and cut at a question mark that was encoded. */
    String rawPath() {
        int mark = path.indexOf('?');
        return mark < 0 ? path : path.substring(0, mark);
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
