package dev.latchkey.web.rest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.web.edge.HttpEdge;
import io.quarkus.runtime.LaunchMode;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Puts {@link HttpEdge} around Quarkus's handler of gateway events, in dev mode and tests too. */
@Decorator
@Priority(1)
class GatewayDecorator implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> quarkus;
    private final HttpEdge edge;
    private final UnreadEvents unread;

    @Inject
    GatewayDecorator(
            @Delegate @Any RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> quarkus,
            HttpEdge edge,
            UnreadEvents unread) {
        this.quarkus = quarkus;
        this.edge = edge;
        this.unread = unread;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(@Nullable APIGatewayV2HTTPEvent event, @Nullable Context context) {
        unread.watch();
        return edge.answer(event, deadlineOf(context), checked -> quarkus.handleRequest(checked, context));
    }

    /** Quarkus's event server for dev mode and tests sets no deadline, and its context then makes up a number. */
    private static @Nullable Context deadlineOf(@Nullable Context context) {
        return LaunchMode.current() == LaunchMode.NORMAL ? context : null;
    }
}
