package dev.latchkey.preferences.http;

import dev.latchkey.preferences.PreferencesApp;
import dev.latchkey.web.bearer.Caller;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What changed since a client last asked. */
@Path("/v1/preference-changes")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {
    private final PreferencesApp app;
    private final Caller caller;

    ChangesResource(PreferencesApp app, Caller caller) {
        this.app = app;
        this.caller = caller;
    }

    @GET
    public Response list(@QueryParam("since") @Nullable String since) {
        return Answers.json(Envelopes.changes(app.listChanges().list(caller.userId(), Optional.ofNullable(since))));
    }
}
