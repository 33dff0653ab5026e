package dev.latchkey.web.rest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.latchkey.web.edge.CurrentRequest;
import dev.latchkey.web.edge.LogContext;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The first to see a request inside Quarkus: opens the log context of the request's own threads, and puts headers
 * together again, since the Lambda extension splits each at its commas.
 */
@Singleton
class RequestContextFilter {
    private static final int BEFORE_ALL_OTHERS = 10_000;

    void register(@Observes Filters filters) {
        filters.register(RequestContextFilter::filter, BEFORE_ALL_OTHERS);
    }

    private static void filter(RoutingContext routing) {
        if (routing.request().headers() instanceof QuarkusHttpHeaders headers
                && headers.getContextObjects().get(APIGatewayV2HTTPEvent.class)
                        instanceof APIGatewayV2HTTPEvent event) {
            event.getHeaders().forEach((name, value) -> {
                if (value.indexOf(',') >= 0) {
                    headers.set(name, value);
                }
            });
            var request = CurrentRequest.of(event);
            routing.put(CurrentRequest.class.getName(), request);
            LogContext.open(request);
        }
        routing.next();
    }
}
