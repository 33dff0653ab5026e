package dev.latchkey.runtime.secret;

import static java.util.Objects.requireNonNull;

/**
 * A key pair for RS256 as it is stored: the public part in clear, the private part sealed.
 *
 * @param kid the JWK thumbprint of the public part (RFC 7638)
 * @param publicJwk the public part as a JSON Web Key (RFC 7517)
 * @param sealedPrivateKey in base64: a nonce of 12 bytes, then the encrypted PKCS #8 and its tag
 */
public record SealedSigningKey(String kid, String publicJwk, String sealedPrivateKey) {
    public SealedSigningKey {
        requireNonNull(kid, "kid");
        requireNonNull(publicJwk, "publicJwk");
        requireNonNull(sealedPrivateKey, "sealedPrivateKey");
    }

    @Override
    public String toString() {
        return "SealedSigningKey[" + kid + "]";
    }
}
