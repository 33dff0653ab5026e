package dev.latchkey.database;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.Metrics;
import io.quarkus.arc.DefaultBean;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What functions with a database inject. Each can be replaced by a bean of the function's own. */
@Singleton
class DatabaseBeans {
    @Produces
    @Singleton
    @DefaultBean
    DatabaseSettings databaseSettings(Environment environment) {
        return DatabaseSettings.from(environment);
    }

    @Produces
    @Singleton
    @DefaultBean
    @Unremovable
    DatabaseConnector databaseConnector(
            DatabaseSettings settings, Environment environment, InstantSource clock, Metrics metrics) {
        return new DatabaseConnector(settings, environment, clock, metrics);
    }

    @Produces
    @Singleton
    @DefaultBean
    Retries retries(Metrics metrics) {
        // Any other generator would be part of a snapshot, and all that are restored from it would wait alike.
        return new Retries(metrics, new SecureRandom());
    }
}
