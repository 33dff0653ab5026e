package dev.latchkey.auth.security;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.latchkey.auth.security.SigningKeyStore.StoredKey;
import dev.latchkey.runtime.secret.SigningKeyVault;
import dev.latchkey.web.bearer.KeyRing;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key to sign with: one of the ring that the function also verifies with. A rotation publishes the next key long
 * before it signs, so that no instance misses its turn. Safe for use by many threads.
 */
public final class SigningKeys {
    private static final Comparator<StoredKey> BY_TURN = comparing(StoredKey::signsFrom);

    private final SigningKeyStore store;
    private final SigningKeyVault vault;
    private final InstantSource clock;
    private final KeyRing<StoredKey> ring;
    /** The last one that signed, so that it is opened once; a withdrawn one is not kept. */
    private volatile @Nullable SigningKey opened;

    /** A key that signs now. */
    public record SigningKey(String kid, PrivateKey privateKey) {
        @Override
        public String toString() {
            return "SigningKey[" + kid + "]";
        }
    }

    SigningKeys(SigningKeyStore store, SigningKeyVault vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
        this.ring = new KeyRing<>(this::load, StoredKey::publicKey, clock);
    }

    /** All keys that are not retired: what this signs with, and what the function accepts. */
    KeyRing<StoredKey> ring() {
        return ring;
    }

    private Map<String, StoredKey> load() {
        return store.load(clock.instant()).stream().collect(toMap(StoredKey::kid, identity()));
    }

    /** The newest key whose time to sign has come. */
    public SigningKey current(Instant now) {
        return choose(all(), now);
    }

    /**
     * All keys that are not retired. The first of all is made here, and not where a token is only verified: what primes
     * a snapshot does that.
     */
    Collection<StoredKey> all() {
        var known = ring.keys();
        if (known.isEmpty()) {
            store.addFirst(vault.create(), clock.instant());
            known = ring.keys();
        }
        return known.values();
    }

    /**
     * The key that was current a moment ago, unless it was withdrawn meanwhile and this process already refuses it: then
     * the one that is now. Asks nobody.
     */
    SigningKey stillCurrent(SigningKey key, Instant now) {
        var known = ring.known();
        return known.isEmpty() || known.containsKey(key.kid()) ? key : choose(known.values(), now);
    }

    private SigningKey choose(Collection<StoredKey> keys, Instant now) {
        var current = keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(BY_TURN)
                .or(() -> keys.stream().min(BY_TURN))
                .orElseThrow()
                .key();
        var last = opened;
        if (last != null && last.kid().equals(current.kid())) {
            return last;
        }
        var next = new SigningKey(current.kid(), Rs256.get().prepare(vault.open(current)));
        opened = next;
        return next;
    }
}
