package dev.latchkey.auth.security;

import dev.latchkey.auth.security.SigningKeyStore.StoredKey;
import dev.latchkey.runtime.secret.SigningKeyVault;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The key to sign with. What is stored is looked at every five minutes; a rotation publishes the next key longer than
 * that before it signs, so that no instance misses its turn. Safe for use by many threads.
 */
public final class SigningKeys {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final SigningKeyStore store;
    private final SigningKeyVault vault;
    private final Map<String, PrivateKey> opened = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.EPOCH);

    private record Snapshot(List<StoredKey> keys, Instant loadedAt) {}

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
        if (!now.isBefore(snapshot.loadedAt().plus(FRESH))) {
            snapshot = new Snapshot(all(now), now);
        }
        var keys = snapshot.keys();
        var current = keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .orElse(keys.getLast())
                .key();
        return new SigningKey(
                current.kid(),
                opened.computeIfAbsent(current.kid(), _ -> Rs256.get().prepare(vault.open(current))));
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
