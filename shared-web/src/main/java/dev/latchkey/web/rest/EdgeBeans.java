package dev.latchkey.web.rest;

import dev.latchkey.runtime.Instance;
import dev.latchkey.runtime.metrics.Metrics;
import dev.latchkey.web.edge.HttpEdge;
import dev.latchkey.web.edge.InvocationDeadline;
import dev.latchkey.web.routes.RouteTable;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
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

    /** The standard one, unless tests on a busy machine set more. */
    @Produces
    @Singleton
    InvocationDeadline deadline(
            @ConfigProperty(name = "latchkey.deadline.for-rolling-back") Optional<Duration> forRollingBack,
            @ConfigProperty(name = "latchkey.deadline.for-answering") Optional<Duration> forAnswering) {
        var standard = InvocationDeadline.STANDARD;
        return new InvocationDeadline(
                forRollingBack.orElse(standard.forRollingBack()), forAnswering.orElse(standard.forAnswering()));
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
