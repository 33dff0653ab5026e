package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Optional;

/**
 * What the gateway says of the request that is being answered.
 *
 * @param id the request id of every log line and of the answer: the caller's own where it is fit, else the gateway's
 * @param traceId the X-Ray trace that the request belongs to, empty without tracing
 * @param route the route's key in the gateway, such as {@code GET /v1/preferences/{namespace}}, or {@code $default}
 * @param method the HTTP method
 * @param path the path as sent
 * @param sourceIp the address that the gateway saw; never taken from a client's header;
 *     one spelling an address, and none where the gateway names none
 */
public record CurrentRequest(
        String id, Optional<String> traceId, String route, String method, String path, Optional<String> sourceIp) {

    /** Reads an event that {@link HttpEdge} has let pass. */
    public static CurrentRequest of(APIGatewayV2HTTPEvent event) {
        var context = event.getRequestContext();
        var http = context.getHttp();
        return new CurrentRequest(
                context.getRequestId(),
                TraceId.current(Optional.ofNullable(event.getHeaders().get("x-amzn-trace-id"))),
                event.getRouteKey(),
                http.getMethod(),
                event.getRawPath(),
                Optional.ofNullable(http.getSourceIp()).filter(address -> !address.isBlank()));
    }
}
