package dev.latchkey.auth.http;

import dev.latchkey.accounts.AccountsApp;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.web.limit.RateLimited;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's own account. */
@Path("/v1/auth/me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ProfileResource {
    /** Where an export continues; the id of an audit event follows. */
    static final String EXPORT_BEFORE = "/v1/auth/me/export?audit_events_before=";

    private final AccountsApp accounts;
    private final Callers callers;

    ProfileResource(AccountsApp accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    @GET
    public UserResponse show() {
        return UserResponse.of(accounts.showUser().show(callers.caller()));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public UserResponse change(@Valid @NotNull ProfileRequest request) {
        return request.displayName() == null
                ? show()
                : UserResponse.of(accounts.changeProfile()
                        .change(callers.caller(), request.displayName().value()));
    }

    @DELETE
    @RateLimited("login")
    @Consumes(MediaType.APPLICATION_JSON)
    public void delete(@Valid @NotNull DeleteRequest request) {
        accounts.deleteAccount().delete(callers.caller(), request.password());
    }

    @POST
    @Path("/password")
    @RateLimited("login")
    @Consumes(MediaType.APPLICATION_JSON)
    public void changePassword(@Valid @NotNull PasswordChangeRequest request) {
        accounts.changePassword().change(callers.caller(), request.currentPassword(), request.newPassword());
    }

    @GET
    @Path("/export")
    public ExportResponse export(@QueryParam("audit_events_before") @Nullable String before) {
        var caller = callers.caller();
        var event = Optional.ofNullable(before).map(ProfileResource::eventId);
        return ExportResponse.of(accounts.exportAccount().export(caller, event), caller.sessionId());
    }

    private static UUID eventId(String text) {
        return UuidText.parse(text)
                .orElseThrow(() -> Failure.of(
                                FailureCode.VALIDATION_FAILED, "audit_events_before is the id of an audit event.")
                        .asException());
    }
}
