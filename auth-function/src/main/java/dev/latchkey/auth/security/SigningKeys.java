package dev.latchkey.auth.security;

import dev.latchkey.auth.security.SigningKeyStore.StoredKey;
import dev.latchkey.runtime.secret.SigningKeyVault;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The key to sign with. What is stored is looked at every five minutes; a rotation publishes the next key longer than
 * that before it signs, so that no instance misses its turn. Where looking fails, what is known goes on signing for a
 * quarter of an hour in all. Safe for use by many threads.
 */
public final class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    /** A key is accepted for two hours after the next began to sign, and tokens live one hour at most. */
    private static final Duration GOOD = Duration.ofMinutes(15);

    private final SigningKeyStore store;
    private final SigningKeyVault vault;
    private final Map<String, PrivateKey> opened = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.EPOCH);

    private record Snapshot(List<StoredKey> keys, Instant loadedAt) {
        /** Not either where the clock has been set back since. */
        boolean loadedWithin(Duration time, Instant now) {
            return !now.isBefore(loadedAt) && now.isBefore(loadedAt.plus(time));
        }
    }

    /** A key that signs now. */
    public record SigningKey(String kid, PrivateKey privateKey) {
        @Override
        public String toString() {
            return "SigningKey[" + kid + "]";
        }
    }

    SigningKeys(SigningKeyStore store, SigningKeyVault vault) {
        this.store = store;
        this.vault = vault;
    }

    /** The newest key whose time to sign has come. The first of all is made here. */
    public SigningKey current(Instant now) {
        var keys = known(now);
        var current = keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .orElse(keys.getLast())
                .key();
        return new SigningKey(
                current.kid(),
                opened.computeIfAbsent(current.kid(), _ -> Rs256.get().prepare(vault.open(current))));
    }

    private List<StoredKey> known(Instant now) {
        var last = snapshot;
        if (last.loadedWithin(FRESH, now)) {
            return last.keys();
        }
        try {
            var loaded = all(now);
            snapshot = new Snapshot(loaded, now);
            return loaded;
        } catch (RuntimeException e) { // Whatever it is, it says nothing against the keys that are known.
            if (!last.loadedWithin(GOOD, now)) {
                throw e;
            }
            LOG.warn("The signing keys could not be read again; those known stay in use.", e);
            return last.keys();
        }
    }

    /** All keys that are not retired, as they are stored now, the one that signs last first. */
    List<StoredKey> all(Instant now) {
        var stored = store.load(now);
        if (!stored.isEmpty()) {
            return stored;
        }
        store.addFirst(vault.create(), now);
        return store.load(now);
    }
}
