package dev.latchkey.web.rest;

import dev.latchkey.web.edge.DeadlineGuard;
import dev.latchkey.web.edge.HttpEdge;
import dev.latchkey.web.edge.RequestObserver;
import dev.latchkey.web.routes.RouteTable;
import io.quarkus.arc.All;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the settings to the edge. */
@Singleton
class EdgeBeans {
    private static final Duration ROOM_FOR_THE_ANSWER = Duration.ofMillis(250);

    @Produces
    @Singleton
    @DefaultBean
    RouteTable routes() {
        return RouteTable.ofThisRelease();
    }

    @Produces
    @Singleton
    @DefaultBean
    HttpEdge edge(
            @ConfigProperty(name = "latchkey.web.max-body-bytes") int maxBodyBytes,
            RouteTable routes,
            @All List<RequestObserver> observers) {
        return new HttpEdge(maxBodyBytes, routes, new DeadlineGuard(ROOM_FOR_THE_ANSWER), observers);
    }
}
