package dev.latchkey.localstack.gateway;

import com.sun.net.httpserver.Headers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's CORS configuration, as in {@code infra/api.tf}: it replaces what functions say of CORS, and answers
 * preflights itself unless a route catches them; then it adds its headers to what the function answers.
 *
 * @param allowedOrigins exact origins, or {@code *} for any
 */
public record CorsPolicy(Set<String> allowedOrigins) {
    private static final String METHODS = "DELETE,GET,PATCH,POST,PUT";
    private static final String REQUEST_HEADERS =
            "authorization,content-type,idempotency-key,if-match,if-none-match,x-request-id";
    private static final String RESPONSE_HEADERS =
            "etag,latchkey-schema-violations,location,retry-after,www-authenticate,x-request-id";

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
            response.set("Access-Control-Allow-Methods", METHODS);
            response.set("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.set("Access-Control-Max-Age", "3600");
        }
    }

    /** Adds what lets a script of an allowed origin read the answer. */
    void addToAnswer(Headers request, Headers response) {
        String origin = request.getFirst("Origin");
        if (isAllowed(origin)) {
            response.set("Access-Control-Allow-Origin", origin(origin));
            response.set("Access-Control-Expose-Headers", RESPONSE_HEADERS);
        }
    }

    private boolean isAllowed(@Nullable String origin) {
        return origin != null && (allowedOrigins.contains("*") || allowedOrigins.contains(origin));
    }

    private String origin(@Nullable String origin) {
        return origin == null || allowedOrigins.contains("*") ? "*" : origin;
    }
}
