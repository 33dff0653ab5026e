package dev.latchkey.web.bearer;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that there are, and one more for as long as a piece of work runs, whatever its end. Safe for use by many
 * threads; one piece of work at a time.
 */
final class KeysWhilePriming implements VerificationKeys {
    private final VerificationKeys keys;
    private volatile @Nullable Further further;

    private record Further(String kid, RSAPublicKey key) {}

    KeysWhilePriming(VerificationKeys keys) {
        this.keys = keys;
    }

    void accept(String kid, RSAPublicKey key, Runnable work) {
        further = new Further(kid, key);
        try {
            work.run();
        } finally {
            further = null;
        }
    }

    @Override
    public Optional<RSAPublicKey> find(String kid) {
        return further(kid).or(() -> keys.find(kid));
    }

    @Override
    public Optional<RSAPublicKey> atHand(String kid) {
        return further(kid).or(() -> keys.atHand(kid));
    }

    private Optional<RSAPublicKey> further(String kid) {
        return Optional.ofNullable(further).filter(key -> key.kid().equals(kid)).map(Further::key);
    }
}
