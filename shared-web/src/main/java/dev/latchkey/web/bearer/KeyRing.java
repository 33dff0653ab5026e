package dev.latchkey.web.bearer;

import dev.latchkey.database.DatabaseFailures;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The keys of a process, by their ids: the one place where whoever verifies and whoever signs look, so that they never
 * disagree. The source is read again when what is known is five seconds old, so that a withdrawn key is of no more use
 * five seconds later. A key id that is not known makes it read at once, so that a new key is known as soon as it signs,
 * but at most once a second, so that made-up ids cost the source nothing; until there is a first key it reads every time.
 *
 * <p>Where reading fails, what is known stays in use, for a quarter of an hour after it was last read; reading is tried
 * every five seconds. Safe for use by many threads.
 *
 * @param <K> what is known of a key
 */
public final class KeyRing<K> implements VerificationKeys {
    private static final Logger LOG = Logger.getLogger(KeyRing.class);
    /** Withdrawn means everywhere within ten seconds; the rest of them is for the requests that are under way. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** A key is accepted for two hours after the next began to sign, and tokens live one hour at most. */
    private static final Duration GOOD = Duration.ofMinutes(15);

    private final Supplier<Map<String, K>> source;
    private final Function<K, RSAPublicKey> publicPart;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot<K> snapshot = new Snapshot<>(Map.of(), Map.of(), Instant.EPOCH, Instant.EPOCH);
    /** When an unknown id last made this read. Guarded by {@link #reading}. */
    private Instant lookedAt = Instant.EPOCH;

    /**
     * What is known.
     *
     * @param readAt when the reading that gave the keys began: what was withdrawn later may be among them
     * @param triedAt when the last reading began, be it that it failed
     */
    private record Snapshot<K>(
            Map<String, K> keys, Map<String, RSAPublicKey> publicKeys, Instant readAt, Instant triedAt) {
        Optional<RSAPublicKey> find(String kid) {
            return Optional.ofNullable(publicKeys.get(kid));
        }

        boolean isGood(Instant now) {
            return !keys.isEmpty() && within(readAt, GOOD, now);
        }

        boolean isFresh(Instant now) {
            return isGood(now) && within(triedAt, FRESH, now);
        }
    }

    /** False also where the clock was set back since: it would be for as long as that. */
    private static boolean within(Instant since, Duration time, Instant now) {
        return !now.isBefore(since) && now.isBefore(since.plus(time));
    }

    /**
     * Makes a ring that reads when it is first asked.
     *
     * @param source gives all keys that are in use, those that only sign later included
     */
    public KeyRing(Supplier<Map<String, K>> source, Function<K, RSAPublicKey> publicPart, InstantSource clock) {
        this.source = source;
        this.publicPart = publicPart;
        this.clock = clock;
    }

    /**
     * All keys, read again if it is time.
     *
     * @throws RuntimeException as the source does, when nothing good is known; a FailureException SERVICE_UNAVAILABLE
     *     where the database cannot be reached
     */
    public Map<String, K> keys() {
        return fresh().keys();
    }

    /** All keys as they were last read, of whatever age. Asks nobody. */
    public Map<String, K> known() {
        return snapshot.keys();
    }

    @Override
    public Optional<RSAPublicKey> find(String kid) {
        var asked = clock.instant();
        return fresh().find(kid).or(() -> lookFor(kid, asked));
    }

    @Override
    public Optional<RSAPublicKey> atHand(String kid) {
        var known = snapshot;
        return known.isFresh(clock.instant()) ? known.find(kid) : Optional.empty();
    }

    private Snapshot<K> fresh() {
        var known = snapshot;
        if (known.isFresh(clock.instant())) {
            return known;
        }
        reading.lock();
        try {
            // Another thread may have read them while this one waited.
            var now = clock.instant();
            if (!snapshot.isFresh(now)) {
                read(now);
            }
            return snapshot;
        } finally {
            reading.unlock();
        }
    }

    /** @param asked a reading that began then or later holds every key that can have signed what is asked about */
    private Optional<RSAPublicKey> lookFor(String kid, Instant asked) {
        reading.lock();
        try {
            var now = clock.instant();
            if (snapshot.readAt().isBefore(asked) && !within(lookedAt, BETWEEN_LOOKS, now)) {
                lookedAt = now;
                read(now);
            }
            return snapshot.find(kid);
        } finally {
            reading.unlock();
        }
    }

    private void read(Instant now) {
        var known = snapshot;
        try {
            var keys = Map.copyOf(source.get());
            snapshot = new Snapshot<>(keys, publicKeys(keys), now, now);
        } catch (RuntimeException e) { // Whatever it is, it says nothing against the keys that are known.
            if (!known.isGood(now)) {
                throw DatabaseFailures.refusal(e)
                        .<RuntimeException>map(refusal -> refusal.asException(e))
                        .orElse(e);
            }
            LOG.warn("The keys could not be read again; those known stay in use.", e);
            snapshot = new Snapshot<>(known.keys(), known.publicKeys(), known.readAt(), now);
        }
    }

    private Map<String, RSAPublicKey> publicKeys(Map<String, K> keys) {
        return keys.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, key -> publicPart.apply(key.getValue())));
    }
}
