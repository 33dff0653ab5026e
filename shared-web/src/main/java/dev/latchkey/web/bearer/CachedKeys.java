package dev.latchkey.web.bearer;

import dev.latchkey.domain.FailureException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Keeps the keys of a source for five minutes. A key id that is not among them makes it look again, so that a new key is
 * known at once, but at most once in five seconds, so that made-up ids cost the source nothing; until there is a first key
 * it looks every time. While the source cannot be reached, keys that are known stay good.
 */
public final class CachedKeys implements VerificationKeys {
    private static final Logger LOG = Logger.getLogger(CachedKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOADS = Duration.ofSeconds(5);

    private final KeySource source;
    private final InstantSource clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Instant.EPOCH);

    private record Snapshot(Map<String, RSAPublicKey> keys, Instant triedAt) {
        /** False also where the clock was set back since: it would be for as long as that. */
        boolean triedWithin(Duration time, Instant now) {
            return !now.isBefore(triedAt) && now.isBefore(triedAt.plus(time));
        }
    }

    public CachedKeys(KeySource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Optional<RSAPublicKey> find(String kid) {
        var now = snapshot;
        boolean known = now.keys().containsKey(kid);
        if (now.keys().isEmpty() || !now.triedWithin(known ? FRESH : BETWEEN_LOADS, clock.instant())) {
            load(now);
        }
        return Optional.ofNullable(snapshot.keys().get(kid));
    }

    @Override
    public boolean isAtHand(String kid) {
        var now = snapshot;
        return now.keys().containsKey(kid) && now.triedWithin(FRESH, clock.instant());
    }

    private void load(Snapshot old) {
        loading.lock();
        try {
            if (snapshot.triedAt().equals(old.triedAt())) {
                snapshot = new Snapshot(loadOrKeep(old), clock.instant());
            }
        } finally {
            loading.unlock();
        }
    }

    private Map<String, RSAPublicKey> loadOrKeep(Snapshot old) {
        try {
            return Map.copyOf(source.load());
        } catch (FailureException e) {
            if (old.keys().isEmpty()) {
                throw e;
            }
            LOG.warn("The public keys could not be read again; those known stay in use.", e);
            return old.keys();
        }
    }
}
