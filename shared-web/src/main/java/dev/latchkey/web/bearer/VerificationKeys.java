package dev.latchkey.web.bearer;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** The public keys that access tokens may be signed with. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface VerificationKeys {
    /** The key of this id, or nothing if there is none now. */
    Optional<RSAPublicKey> find(String kid);

    /** Whether {@link #find} would answer now with a key and without waiting for anything. */
    default boolean isAtHand(String kid) {
        return false;
    }
}
