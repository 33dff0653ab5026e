package dev.latchkey.web.bearer;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** The public keys that access tokens may be signed with. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface VerificationKeys {
    /** The key of this id, or nothing if there is none now. */
    Optional<RSAPublicKey> find(String kid);

    /** The key of this id where {@link #find} need not wait for anything to give it. Never waits itself. */
    default Optional<RSAPublicKey> atHand(String kid) {
        return Optional.empty();
    }
}
