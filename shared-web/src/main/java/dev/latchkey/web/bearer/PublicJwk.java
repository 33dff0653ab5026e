package dev.latchkey.web.bearer;

import java.security.interfaces.RSAPublicKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/** Public keys as the table of signing keys holds them: JSON Web Keys (RFC 7517). */
public final class PublicJwk {
    private PublicJwk() {}

    /**
     * The RSA key that it is.
     *
     * @throws IllegalStateException when it is anything else
     */
    public static RSAPublicKey parse(String jwk) {
        try {
            return ((RsaJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(jwk)).getRsaPublicKey();
        } catch (JoseException | ClassCastException e) {
            throw new IllegalStateException("The table signing_keys holds something else than RSA keys.", e);
        }
    }
}
