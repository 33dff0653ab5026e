package dev.latchkey.auth.security;

import dev.latchkey.runtime.secret.SealedSigningKey;
import java.time.Instant;
import java.util.List;

/** Where signing keys are kept, for all instances alike. Safe for use by many threads and by many instances at once. */
public interface SigningKeyStore {
    /** The keys that are not retired, the one that signs last first. */
    List<StoredKey> load(Instant now);

    /** Adds the first key of all. Does nothing when there is one: of many instances that try, one succeeds. */
    void addFirst(SealedSigningKey key, Instant now);

    /** A key, and from when on it signs; before, it is only published. */
    record StoredKey(SealedSigningKey key, Instant signsFrom) {}
}
