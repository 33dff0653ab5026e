package dev.latchkey.preferences.http;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.preferences.PreferencesApp;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.web.bearer.Caller;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The last versions of a namespace of the caller. */
@Path("/v1/preference-versions/{namespace}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class VersionsResource {
    private final PreferencesApp app;
    private final Caller caller;

    VersionsResource(PreferencesApp app, Caller caller) {
        this.app = app;
        this.caller = caller;
    }

    @GET
    public Response list(@PathParam("namespace") String namespace) {
        return Answers.json(Envelopes.versions(app.listVersions().list(caller.userId(), Namespace.of(namespace))));
    }

    /** 204 when the version is a deletion: there is nothing to show then but defaults. */
    @POST
    @Path("/{version}/restore")
    public Response restore(
            @PathParam("namespace") String namespace,
            @PathParam("version") String version,
            @Context HttpHeaders headers) {
        var precondition = Conditions.of(headers).precondition();
        return app.restoreVersion()
                .restore(caller.userId(), Namespace.of(namespace), version(version), precondition)
                .map(saved -> Answers.of(saved.view()))
                .orElseGet(() -> Response.noContent().build());
    }

    private static Version version(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw Failure.of(FailureCode.VALIDATION_FAILED, "A version is a whole number from 1.")
                    .asException();
        }
        return new Version(Long.parseLong(text));
    }
}
