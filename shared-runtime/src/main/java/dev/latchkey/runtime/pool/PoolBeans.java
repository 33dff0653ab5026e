package dev.latchkey.runtime.pool;

import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.database.DatabaseSettings;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** What functions with a pool inject. Each can be replaced by a bean of the function's own. */
@Singleton
class PoolBeans {
    @Produces
    @Singleton
    @DefaultBean
    UnitOfWork unitOfWork() {
        return new TransactionalUnitOfWork();
    }

    @Produces
    @Singleton
    @DefaultBean
    DatabaseSettings databaseSettings(Config config) {
        return DatabaseSettings.from(Environment.of(config));
    }
}
