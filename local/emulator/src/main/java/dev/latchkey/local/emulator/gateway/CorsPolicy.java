package dev.latchkey.local.emulator.gateway;

import com.sun.net.httpserver.Headers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's CORS configuration: it replaces what functions say of CORS, and answers
 * preflights itself unless a route catches them; then it adds its headers to what the function answers.
 *
 * @param allowedOrigins exact origins, or {@code *} for any
 * @param methods that a preflight allows, separated by commas
 * @param requestHeaders that a preflight allows, separated by commas
 * @param responseHeaders that scripts may read, separated by commas
 */
public record CorsPolicy(Set<String> allowedOrigins, String methods, String requestHeaders, String responseHeaders) {
    public CorsPolicy {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    static boolean isPreflight(String method, Headers request) {
        return method.equals("OPTIONS")
                && request.containsKey("Origin")
                && request.containsKey("Access-Control-Request-Method");
    }

    /** Adds what the browser asks for; nothing for an origin that is not allowed. */
    void addToPreflight(Headers request, Headers response) {
        String origin = request.getFirst("Origin");
        if (isAllowed(origin)) {
            response.set("Access-Control-Allow-Origin", origin(origin));
            response.set("Access-Control-Allow-Methods", methods);
            response.set("Access-Control-Allow-Headers", requestHeaders);
            response.set("Access-Control-Max-Age", "3600");
        }
    }

    /** Adds what lets a script of an allowed origin read the answer. */
    void addToAnswer(Headers request, Headers response) {
        String origin = request.getFirst("Origin");
        if (isAllowed(origin)) {
            response.set("Access-Control-Allow-Origin", origin(origin));
            response.set("Access-Control-Expose-Headers", responseHeaders);
        }
    }

    private boolean isAllowed(@Nullable String origin) {
        return origin != null && (allowedOrigins.contains("*") || allowedOrigins.contains(origin));
    }

    private String origin(@Nullable String origin) {
        return origin == null || allowedOrigins.contains("*") ? "*" : origin;
    }
}
