package dev.latchkey.preferences.http;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.preferences.PreferencesApp;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.web.bearer.Caller;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** One top-level value of a namespace. Its tag is the namespace's, and so are the versions that conditions name. */
@Path("/v1/preferences/{namespace}/{key}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {
    private final PreferencesApp app;
    private final Caller caller;

    KeyResource(PreferencesApp app, Caller caller) {
        this.app = app;
        this.caller = caller;
    }

    @GET
    public Response show(
            @PathParam("namespace") String namespace, @PathParam("key") String key, @Context HttpHeaders headers) {
        var conditions = Conditions.of(headers);
        var view = app.showKey().show(caller.userId(), Namespace.of(namespace), told(key));
        conditions.matched(view.namespace());
        return Answers.of(view, key, conditions.ifNoneMatch());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("namespace") String namespace,
            @PathParam("key") String key,
            Body body,
            @Context HttpHeaders headers) {
        var precondition = Conditions.of(headers).precondition();
        var saved = app.putKey().put(caller.userId(), Namespace.of(namespace), told(key), body.value(), precondition);
        return saved.created() ? Answers.created(saved.view(), key) : Answers.of(saved.view(), key);
    }

    @DELETE
    public Response delete(
            @PathParam("namespace") String namespace, @PathParam("key") String key, @Context HttpHeaders headers) {
        var precondition = Conditions.of(headers).precondition();
        app.deleteKey().delete(caller.userId(), Namespace.of(namespace), told(key), precondition);
        return Response.noContent().build();
    }

    /** On its way to a function a path is decoded once and cut: such a key would be taken for another, or for a namespace's. */
    private static String told(String key) {
        if (key.indexOf('/') >= 0 || key.indexOf('?') >= 0) {
            throw Failure.of(
                            FailureCode.VALIDATION_FAILED,
                            "A key with a slash or a question mark cannot be told in a path: change it by a merge patch of"
                                    + " its namespace.")
                    .asException();
        }
        return key;
    }
}
