package dev.latchkey.database;

import dev.latchkey.runtime.config.Environment;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of the database. */
@Singleton
class DatabaseBeans {
    @Produces
    @Singleton
    DatabaseSettings settings(Environment environment) {
        return DatabaseSettings.from(environment);
    }
}
