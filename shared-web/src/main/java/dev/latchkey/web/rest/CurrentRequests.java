package dev.latchkey.web.rest;

import dev.latchkey.web.edge.CurrentRequest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Finds the request that the calling thread answers. */
@Singleton
public class CurrentRequests {
    private final CurrentVertxRequest vertx;

    CurrentRequests(CurrentVertxRequest vertx) {
        this.vertx = vertx;
    }

    /**
     * The request that the calling thread answers.
     *
     * @throws IllegalStateException where no request of the gateway is being answered
     */
    public CurrentRequest get() {
        return of(vertx.getCurrent());
    }

    private static CurrentRequest of(RoutingContext routing) {
        CurrentRequest request = routing == null ? null : routing.get(CurrentRequest.class.getName());
        if (request == null) {
            throw new IllegalStateException("No request of the gateway is being answered here.");
        }
        return request;
    }
}
