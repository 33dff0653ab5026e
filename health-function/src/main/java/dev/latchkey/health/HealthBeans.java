package dev.latchkey.health;

import dev.latchkey.runtime.Instance;
import dev.latchkey.runtime.SchemaVersion;
import dev.latchkey.runtime.database.DatabaseConnector;
import dev.latchkey.runtime.database.DatabaseConnector.Patience;
import dev.latchkey.runtime.metrics.Metrics;
import dev.latchkey.web.edge.HttpEdge;
import dev.latchkey.web.routes.RouteTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Puts the function together. */
@Singleton
class HealthBeans {
    private static final Duration BUDGET = Duration.ofSeconds(1);
    /** No route here takes a body. */
    private static final int MAX_BODY_BYTES = 16_384;

    @Produces
    @Singleton
    RouteTable table() {
        return RouteTable.ofThisRelease();
    }

    @Produces
    @Singleton
    HttpEdge edge(RouteTable table, Instance instance, Metrics metrics) {
        return new HttpEdge(MAX_BODY_BYTES, table, instance, metrics);
    }

    @Produces
    @Singleton
    SchemaVersionQuery query(DatabaseConnector connector) {
        var patience = new Patience(BUDGET, BUDGET);
        return new SchemaVersionQuery(() -> connector.open(patience));
    }

    @Produces
    @Singleton
    HealthRoutes routes(RouteTable table, SchemaVersionQuery query) {
        return new HealthRoutes(table, new Readiness(query, SchemaVersion.EXPECTED, BUDGET));
    }
}
