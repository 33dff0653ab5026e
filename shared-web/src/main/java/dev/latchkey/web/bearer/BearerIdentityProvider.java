package dev.latchkey.web.bearer;

import dev.latchkey.domain.FailureException;
import dev.latchkey.web.bearer.AccessTokenVerifier.UnverifiedToken;
import dev.latchkey.web.edge.HttpEdge;
import dev.latchkey.web.edge.LogContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.security.interfaces.RSAPublicKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the bearer tokens that quarkus-smallrye-jwt's mechanism extracts, by the stricter rules of
 * {@link AccessTokenVerifier}. Runs on the event loop, as long as the key is at hand: handing over to a worker and back costs
 * more than the check. Where the database has to be asked for keys, a worker waits for it.
 */
@Singleton
public class BearerIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {
    private final AccessTokenVerifier verifier;

    BearerIdentityProvider(AccessTokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the extension's own, which then is never asked. */
    @Override
    public int priority() {
        return SYSTEM_FIRST + 1000;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var routing = HttpSecurityUtils.getRoutingContextAttribute(request);
        try {
            // RFC 6750 lets more than one space stand before the token; the mechanism takes off one.
            var token = verifier.read(request.getToken().getToken().strip());
            return verifier.keyAtHand(token)
                    .map(key -> Uni.createFrom().item(() -> identity(token, () -> key, routing)))
                    .orElseGet(() -> context.runBlocking(() -> identity(token, () -> verifier.key(token), routing)));
        } catch (FailureException e) {
            return Uni.createFrom().failure(new AuthenticationFailedException(e));
        }
    }

    private SecurityIdentity identity(
            UnverifiedToken token, Supplier<RSAPublicKey> key, @Nullable RoutingContext routing) {
        try {
            var verified = verifier.verify(token, key.get());
            LogContext.user(verified.getName());
            if (routing != null) {
                routing.response().putHeader(HttpEdge.USER_HEADER, verified.getName());
            }
            return QuarkusSecurityIdentity.builder().setPrincipal(verified).build();
        } catch (FailureException e) {
            throw new AuthenticationFailedException(e);
        }
    }
}
