package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings an event into the form that everything behind the edge relies on: header names in lower case, each once, a path
 * and a query that are valid in a URI, the caller's address in one spelling, and the request id of the answer in {@code
 * requestContext}.
 */
final class GatewayEvents {
    private static final Pattern CALLERS_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** Those of API Gateway are in base64, also with {@code =} at the end. */
    private static final Pattern GATEWAYS_ID = Pattern.compile("[A-Za-z0-9._=/+-]{1,64}");

    private static final String DEFAULT_ROUTE = "$default";
    private static final Pattern ROUTE = Pattern.compile("[A-Za-z]{1,20}(?: /[!-~]{0,255})?");
    /**
     * They speak of one connection, which ended at the gateway; the framework would act on them (RFC 9110, 7.6.1). The
     * length is that of the body as the client sent it, and not as it is in the event.
     */
    private static final Set<String> CONNECTION_HEADERS = Set.of(
            "connection",
            "content-length",
            "expect",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private GatewayEvents() {}

    /**
     * Whether the event is one of an HTTP API with payload 2.0 and has what an answer needs. Quarkus's event server for
     * dev mode and tests leaves the version out.
     */
    static boolean isComplete(@Nullable APIGatewayV2HTTPEvent event) {
        return event != null
                && (event.getVersion() == null || event.getVersion().equals("2.0"))
                && event.getRequestContext() != null
                && event.getRequestContext().getHttp() != null
                && event.getRequestContext().getHttp().getMethod() != null;
    }

    static void normalise(APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = withoutConnectionHeaders(Optional.ofNullable(event.getHeaders()));
        event.setHeaders(headers);
        event.setRawPath(RequestPath.of(event));
        event.setRawQueryString(UriCharacters.query(
                Optional.ofNullable(event.getRawQueryString()).orElse("")));
        event.setRouteKey(Optional.ofNullable(event.getRouteKey())
                .filter(key -> ROUTE.matcher(key).matches())
                .orElse(DEFAULT_ROUTE));
        var context = event.getRequestContext();
        context.getHttp()
                .setSourceIp(ClientAddress.of(context.getHttp().getSourceIp()).orElse(""));
        context.setRequestId(Optional.ofNullable(headers.get("x-request-id"))
                .filter(id -> CALLERS_ID.matcher(id).matches())
                .or(() -> Optional.ofNullable(context.getRequestId())
                        .filter(id -> GATEWAYS_ID.matcher(id).matches()))
                .orElseGet(() -> UUID.randomUUID().toString()));
    }

    private static Map<String, String> withoutConnectionHeaders(Optional<Map<String, String>> sent) {
        var headers = new HashMap<String, String>();
        sent.orElse(Map.of()).forEach((name, value) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (value != null && !CONNECTION_HEADERS.contains(lowerCase)) {
                headers.merge(lowerCase, value, (first, next) -> first + "," + next);
            }
        });
        return headers;
    }
}
