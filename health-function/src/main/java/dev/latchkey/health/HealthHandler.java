package dev.latchkey.health;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.web.edge.HttpEdge;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Answers the gateway's events without an HTTP server in between. */
@Singleton
public class HealthHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final HttpEdge edge;
    private final HealthRoutes routes;

    HealthHandler(HttpEdge edge, HealthRoutes routes) {
        this.edge = edge;
        this.routes = routes;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(@Nullable APIGatewayV2HTTPEvent event, @Nullable Context context) {
        // Quarkus's event server for dev mode and tests sets no deadline, and its context then makes up a number.
        return edge.answer(event, LaunchMode.current() == LaunchMode.NORMAL ? context : null, routes::answer);
    }
}
