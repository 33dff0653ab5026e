package dev.latchkey.auth.security;

import dev.latchkey.runtime.secret.SealedSigningKey;
import dev.latchkey.web.bearer.PublicJwk;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;

/** Where signing keys are kept, for all instances alike. Safe for use by many threads and by many instances at once. */
public interface SigningKeyStore {
    /** The keys that are not retired, in no order. */
    List<StoredKey> load(Instant now);

    /** Adds the first key of all. Does nothing when there is one: of many instances that try, one succeeds. */
    void addFirst(SealedSigningKey key, Instant now);

    /** A key, and from when on it signs; before, it is only published. */
    record StoredKey(SealedSigningKey key, Instant signsFrom) {
        String kid() {
            return key.kid();
        }

        RSAPublicKey publicKey() {
            return PublicJwk.parse(key.publicJwk());
        }
    }
}
