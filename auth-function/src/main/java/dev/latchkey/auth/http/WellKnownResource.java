package dev.latchkey.auth.http;

import dev.latchkey.auth.security.PublishedKeys;
import dev.latchkey.auth.security.TokenSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What others need to verify access tokens: for gateways and services that read OpenID Connect's discovery. */
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
public class WellKnownResource {
    private static final String CACHE_CONTROL = "public, max-age=300";

    private final PublishedKeys keys;
    private final TokenSettings settings;

    WellKnownResource(PublishedKeys keys, TokenSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @GET
    @Path("/jwks.json")
    public Response keys() {
        return cached(keys.asJwkSet());
    }

    /**
     * RFC 8414 and OpenID Connect Discovery 1.0, as far as they are true: there is no authorization endpoint, and the
     * token routes take JSON, which no OAuth client would send.
     */
    @GET
    @Path("/openid-configuration")
    public Response configuration() {
        var issuer = settings.issuer();
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return cached(
                new Discovery(issuer, base + "/.well-known/jwks.json", List.of(), List.of("public"), List.of("RS256")));
    }

    /** The members of the discovery document. */
    record Discovery(
            String issuer,
            String jwksUri,
            List<String> responseTypesSupported,
            List<String> subjectTypesSupported,
            List<String> idTokenSigningAlgValuesSupported) {}

    private static Response cached(Object entity) {
        return Response.ok(entity).header("Cache-Control", CACHE_CONTROL).build();
    }
}
