package dev.latchkey.web.rest;

import dev.latchkey.runtime.Instance;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.Metrics;
import dev.latchkey.web.edge.HttpEdge;
import dev.latchkey.web.edge.InvocationDeadline;
import dev.latchkey.web.routes.RouteTable;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the settings to the edge. */
@Singleton
class EdgeBeans {
    @Produces
    @Singleton
    @DefaultBean
    RouteTable routes() {
        return RouteTable.ofThisRelease();
    }

    @Produces
    @Singleton
    InvocationDeadline deadline(Environment environment) {
        return InvocationDeadline.from(environment);
    }

    @Produces
    @Singleton
    HttpEdge edge(
            @ConfigProperty(name = "latchkey.web.max-body-bytes") int maxBodyBytes,
            InvocationDeadline deadline,
            RouteTable routes,
            Instance instance,
            Metrics metrics) {
        return new HttpEdge(maxBodyBytes, deadline, routes, instance, metrics);
    }
}
