package dev.latchkey.preferences.http;

import dev.latchkey.preferences.PreferencesApp;
import dev.latchkey.web.bearer.Caller;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** All namespaces of the caller together. */
@Path("/v1/preferences")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class PreferencesResource {
    private final PreferencesApp app;
    private final Caller caller;

    PreferencesResource(PreferencesApp app, Caller caller) {
        this.app = app;
        this.caller = caller;
    }

    @GET
    public Response show(@Context HttpHeaders headers) {
        var conditions = Conditions.of(headers);
        return Answers.of(conditions.matched(app.showAll().show(caller.userId())), conditions.ifNoneMatch());
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MediaTypes.MERGE_PATCH})
    public Response patch(Body body, @Context HttpHeaders headers) {
        var conditions = Conditions.of(headers);
        return Answers.of(
                app.patchAll().patch(caller.userId(), body.value(), conditions.ifMatch(), conditions.ifNoneMatch()));
    }
}
