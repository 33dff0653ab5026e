package dev.latchkey.web.app;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.web.bearer.Caller;
import dev.latchkey.web.limit.RateLimited;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Path("/notes")
@Produces("application/json")
@Consumes("application/json")
public class NotesResource {
    private final Caller caller;

    NotesResource(Caller caller) {
        this.caller = caller;
    }

    record Tag(@NotBlank String shortName) {}

    record Note(
            @NotBlank @Size(max = 20) String noteTitle,
            int stars,
            @Nullable List<@Valid @NotNull Tag> tags) {}

    record Stored(String noteTitle, Instant storedAt, int tagCount) {}

    @POST
    public Response create(@Valid @NotNull Note note) {
        var stored = new Stored(
                note.noteTitle(),
                Instant.parse("2026-01-02T03:04:05Z"),
                note.tags() == null ? 0 : note.tags().size());
        return Response.status(201).entity(stored).build();
    }

    @GET
    @Path("/cached")
    public Response cached() {
        var control = new CacheControl();
        control.setMaxAge(300);
        return Response.ok(Map.of("a", 1)).cacheControl(control).build();
    }

    @GET
    @Path("/mine")
    @Authenticated
    public Map<String, String> mine() {
        return Map.of(
                "user_id",
                caller.userId().toString(),
                "session_id",
                caller.sessionId().toString());
    }

    @GET
    @Path("/limited")
    @RateLimited("notes")
    public Map<String, String> limited() {
        return Map.of();
    }

    @GET
    @Path("/header")
    public Map<String, String> header(@HeaderParam("If-None-Match") @Nullable String tags) {
        return Map.of("tags", tags == null ? "" : tags);
    }

    @GET
    @Path("/named/{name}")
    public Map<String, String> named(@PathParam("name") String name) {
        return Map.of("name", name);
    }

    @PUT
    @Path("/fail/{how}")
    public void fail(@PathParam("how") String how) throws SQLException {
        switch (how) {
            case "conflict" ->
                throw Failure.of(FailureCode.PRECONDITION_FAILED, "Another version.")
                        .withFacts(Map.of("current_version", 7L))
                        .asException();
            case "connection" -> throw new IllegalStateException("secret", new SQLException("secret", "08006"));
            case "slow" -> throw new SQLException("secret", "57014");
            default -> throw new IllegalStateException("secret " + how);
        }
    }
}
