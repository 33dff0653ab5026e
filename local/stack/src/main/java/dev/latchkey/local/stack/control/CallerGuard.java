package dev.latchkey.local.stack.control;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Tells programs and pages of this machine from other sites' pages, which can reach it through the user's browser: by
 * pointing a name of theirs at 127.0.0.1 (DNS rebinding; it shows in Host), by a form or script (it shows in Origin),
 * or by an image or a frame (it shows in Sec-Fetch-Site).
 */
final class CallerGuard {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private CallerGuard() {}

    static boolean admits(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String host = Optional.ofNullable(headers.getFirst("Host")).orElse("").replaceFirst(":\\d+$", "");
        String origin = headers.getFirst("Origin");
        return OWN_NAMES.contains(host) && (origin == null || isOwn(origin, exchange)) && isOwnSite(exchange);
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

    /** Programs send no Sec-Fetch-Site; a link from anywhere may lead here, but nothing may be embedded. */
    private static boolean isOwnSite(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String site = headers.getFirst("Sec-Fetch-Site");
        return site == null
                || OWN_SITES.contains(site)
                || ("GET".equals(exchange.getRequestMethod())
                        && "navigate".equals(headers.getFirst("Sec-Fetch-Mode"))
                        && "document".equals(headers.getFirst("Sec-Fetch-Dest")));
    }
}
