package dev.latchkey.auth.http;

import dev.latchkey.accounts.AccountsApp;
import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.usecase.LogInAttempt;
import dev.latchkey.accounts.usecase.Registration;
import dev.latchkey.web.limit.RateLimited;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Signing up, in, on and out. */
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
    private static final URI ME = URI.create("/v1/auth/me");

    private final AccountsApp accounts;
    private final Callers callers;

    AuthResource(AccountsApp accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    @POST
    @Path("/register")
    @Consumes(MediaType.APPLICATION_JSON)
    @RateLimited("register")
    public Response register(@Valid @NotNull RegisterRequest request) {
        var signedIn = accounts.register()
                .register(new Registration(
                        request.email(),
                        request.password(),
                        Optional.ofNullable(request.displayName()),
                        callers.header("Idempotency-Key").map(IdempotencyKey::new),
                        callers.origin()));
        return Response.status(Response.Status.CREATED)
                .header("Location", ME)
                .entity(SignedInResponse.of(signedIn))
                .build();
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @RateLimited("login")
    public SignedInResponse logIn(@Valid @NotNull LogInRequest request) {
        return SignedInResponse.of(accounts.logIn()
                .logIn(new LogInAttempt(
                        request.email(),
                        request.password(),
                        Optional.ofNullable(request.deviceName()),
                        callers.origin())));
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @RateLimited("refresh")
    public TokenResponse refresh(@Valid @NotNull RefreshRequest request) {
        return TokenResponse.of(accounts.refreshSession().refresh(request.refreshToken(), callers.origin()));
    }

    @POST
    @Path("/logout")
    @Authenticated
    public void logOut() {
        accounts.logOut().logOut(callers.caller());
    }

    @POST
    @Path("/logout-all")
    @Authenticated
    public void logOutEverywhere() {
        accounts.logOutEverywhere().logOutEverywhere(callers.caller());
    }
}
