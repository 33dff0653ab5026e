package dev.latchkey.health;

import dev.latchkey.database.Database;
import dev.latchkey.database.SchemaVersion;
import dev.latchkey.runtime.Instance;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.MarginSettings;
import dev.latchkey.runtime.metrics.Metrics;
import dev.latchkey.web.edge.EventReading;
import dev.latchkey.web.edge.HttpEdge;
import dev.latchkey.web.edge.InvocationDeadline;
import dev.latchkey.web.routes.RouteTable;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Puts the function together. */
@Singleton
class HealthBeans {
    /** No route here takes a body. */
    private static final int MAX_BODY_BYTES = 16_384;

    private final Duration budget;

    HealthBeans(Environment environment) {
        this.budget = environment.get(MarginSettings.HEALTH_BUDGET);
    }

    @Produces
    @Singleton
    RouteTable table() {
        return RouteTable.ofThisRelease();
    }

    @Produces
    @Singleton
    HttpEdge edge(RouteTable table, Environment environment, Instance instance, Metrics metrics) {
        return new HttpEdge(MAX_BODY_BYTES, InvocationDeadline.from(environment), table, instance, metrics);
    }

    /** Static, since events are read before there is a configuration that this bean could be made with. */
    @Produces
    @Singleton
    static ObjectMapperCustomizer events() {
        return EventReading::configure;
    }

    @Produces
    @Singleton
    HealthRoutes routes(RouteTable table, Database database) {
        return new HealthRoutes(table, new Readiness(() -> SchemaVersion.of(database), SchemaVersion.EXPECTED, budget));
    }
}
