package dev.latchkey.preferences.wiring;

import dev.latchkey.database.Retries;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.preferences.PreferencesApp;
import dev.latchkey.preferences.catalog.SchemaCatalog;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.UnknownNamespaces;
import dev.latchkey.preferences.persistence.PreferencesTables;
import dev.latchkey.preferences.port.Catalog;
import dev.latchkey.runtime.config.Environment;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Hands the adapters to the App Builder. A broken catalog or a wrong setting ends the start here. */
@Singleton
class PreferencesConfiguration {
    @Produces
    @Singleton
    @DefaultBean
    Catalog catalog() {
        return SchemaCatalog.shipped();
    }

    @Produces
    @Singleton
    @Startup
    PreferencesApp app(PreferencesApp.Builder builder) {
        return builder.build();
    }

    /** A new one for each that asks. */
    @Produces
    @Dependent
    PreferencesApp.Builder builder(
            DataSource database,
            Retries retries,
            TransactionSynchronizationRegistry transactions,
            UnitOfWork unitOfWork,
            Catalog catalog,
            InstantSource clock,
            Environment environment) {
        var tables = PreferencesTables.in(
                database,
                retries,
                () -> transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION,
                Quotas.STANDARD);
        return PreferencesApp.builder()
                .documents(tables.documents())
                .changes(tables.changes())
                .revisions(tables.revisions())
                .catalog(catalog)
                .unitOfWork(unitOfWork)
                .clock(clock)
                .quotas(Quotas.STANDARD)
                .unknownNamespaces(environment.choice("LATCHKEY_UNKNOWN_NAMESPACES", UnknownNamespaces.ALLOW));
    }
}
