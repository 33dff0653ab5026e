package dev.latchkey.preferences.wiring;

import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.PreferencesApp;
import dev.latchkey.preferences.http.BodyPriming;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.port.Catalog;
import dev.latchkey.runtime.snapshot.SnapshotPriming;
import dev.latchkey.web.bearer.PrimingToken;
import dev.latchkey.web.priming.PrimingRequests;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Reads and writes preferences of a user who exists in memory alone, then asks the database for those of one who does not
 * exist, which it refuses.
 */
@Singleton
class PreferencesPriming implements SnapshotPriming {
    private static final Logger LOG = Logger.getLogger(PreferencesPriming.class);
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final PreferencesApp app;
    private final PreferencesApp.Builder builder;
    private final Catalog catalog;
    private final BodyPriming bodies;
    private final PrimingToken token;

    PreferencesPriming(
            PreferencesApp app,
            PreferencesApp.Builder builder,
            Catalog catalog,
            BodyPriming bodies,
            PrimingToken token) {
        this.app = app;
        this.builder = builder;
        this.catalog = catalog;
        this.bodies = bodies;
        this.token = token;
    }

    @Override
    public void prime() {
        bodies.read("{\"list\":[1.5,true,null,\"text\"]}");
        var empty = bodies.read("{}");
        var inMemory = builder.documents(new DocumentsInMemory()).build();
        bodies.write(inMemory.showAll().show(NOBODY));
        for (Namespace namespace : catalog.namespaces()) {
            bodies.write(inMemory.replaceNamespace()
                    .replace(NOBODY, namespace, empty, Precondition.NONE)
                    .view());
            inMemory.patchNamespace().patch(NOBODY, namespace, empty, Precondition.NONE);
        }
        PrimingRequests.send("GET", "/v1/preferences");
        token.use(accepted -> PrimingRequests.send("GET", "/v1/preferences/appearance", accepted));
        try {
            app.showAll().show(NOBODY);
        } catch (FailureException e) {
            LOG.debug("The database knows no such user, as it should be", e);
        }
    }
}
