package dev.latchkey.preferences.wiring;

import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.preferences.PreferencesApp;
import dev.latchkey.preferences.catalog.SchemaCatalog;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.UnknownNamespaces;
import dev.latchkey.preferences.port.Catalog;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.Revisions;
import dev.latchkey.runtime.config.DataSettings;
import dev.latchkey.runtime.config.Environment;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

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
    Quotas quotas() {
        return Quotas.STANDARD;
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
            Documents documents,
            Changes changes,
            Revisions revisions,
            UnitOfWork unitOfWork,
            Catalog catalog,
            InstantSource clock,
            Quotas quotas,
            Environment environment) {
        return PreferencesApp.builder()
                .documents(documents)
                .changes(changes)
                .revisions(revisions)
                .catalog(catalog)
                .unitOfWork(unitOfWork)
                .clock(clock)
                .quotas(quotas)
                .unknownNamespaces(environment.get(DataSettings.UNKNOWN_NAMESPACES, UnknownNamespaces.class));
    }
}
