package dev.latchkey.preferences.http;

import dev.latchkey.preferences.PreferencesApp;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.web.bearer.Caller;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** One namespace of the caller. */
@Path("/v1/preferences/{namespace}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class NamespaceResource {
    private final PreferencesApp app;
    private final Caller caller;

    NamespaceResource(PreferencesApp app, Caller caller) {
        this.app = app;
        this.caller = caller;
    }

    @GET
    public Response show(@PathParam("namespace") String namespace, @Context HttpHeaders headers) {
        var conditions = Conditions.of(headers);
        var view = conditions.matched(app.showNamespace().show(caller.userId(), Namespace.of(namespace)));
        return Answers.of(view, conditions.ifNoneMatch());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(@PathParam("namespace") String namespace, Body body, @Context HttpHeaders headers) {
        var precondition = Conditions.of(headers).precondition();
        var saved =
                app.replaceNamespace().replace(caller.userId(), Namespace.of(namespace), body.value(), precondition);
        return saved.created() ? Answers.created(saved.view()) : Answers.of(saved.view());
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MediaTypes.MERGE_PATCH})
    public Response patch(@PathParam("namespace") String namespace, Body body, @Context HttpHeaders headers) {
        var precondition = Conditions.of(headers).precondition();
        return Answers.of(app.patchNamespace()
                .patch(caller.userId(), Namespace.of(namespace), body.value(), precondition)
                .view());
    }

    @DELETE
    public Response reset(@PathParam("namespace") String namespace, @Context HttpHeaders headers) {
        var precondition = Conditions.of(headers).precondition();
        app.resetNamespace().reset(caller.userId(), Namespace.of(namespace), precondition);
        return Response.noContent().build();
    }
}
