package dev.latchkey.auth.http;

import dev.latchkey.accounts.AccountsApp;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** Where the caller is signed in. */
@Path("/v1/auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SessionsResource {
    private final AccountsApp accounts;
    private final Callers callers;

    SessionsResource(AccountsApp accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    @GET
    public Map<String, List<SessionResponse>> list() {
        var caller = callers.caller();
        var sessions = accounts.listSessions().list(caller).stream()
                .map(session -> SessionResponse.of(session, caller.sessionId()))
                .toList();
        return Map.of("sessions", sessions);
    }

    @DELETE
    @Path("/{id}")
    public void end(@PathParam("id") String id) {
        var session = UuidText.parse(id)
                .orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "You have no session with this id.")
                        .asException());
        accounts.endSession().end(callers.caller(), new SessionId(session));
    }
}
