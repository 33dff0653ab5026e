package dev.latchkey.database;

import dev.latchkey.runtime.deadline.Deadlines;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends again what certainly had no effect: up to three attempts, with a random wait of at most 40, then 80 milliseconds
 * between them, and only while the request's deadline leaves time. A connection that could not be opened is not asked for
 * again: the pool itself waits a second and tries once more. Safe for use by many threads.
 */
@Singleton
public final class Retries {
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(40);

    private final Metrics metrics;
    private final RandomGenerator random;
    private final Pause pause;

    /** How a thread waits; for tests. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time);
    }

    @Inject
    public Retries(Metrics metrics) {
        // Any other generator would be part of a snapshot, and all that are restored from it would wait alike.
        this(metrics, new SecureRandom(), Retries::park);
    }

    Retries(Metrics metrics, RandomGenerator random, Pause pause) {
        this.metrics = metrics;
        this.random = random;
        this.pause = pause;
    }

    /** For work that may happen twice: reads, and writes whose repetition changes nothing. */
    public <T> T repeatable(Supplier<T> work) {
        return attempt(
                work,
                failure -> DatabaseFailures.isCertainlyUndone(failure) || DatabaseFailures.isConnectionLoss(failure));
    }

    /** For work that must not happen twice: sent again only when the server is certain that nothing happened. */
    public <T> T unrepeatable(Supplier<T> work) {
        return attempt(work, DatabaseFailures::isCertainlyUndone);
    }

    <T> T attempt(Supplier<T> work, Predicate<Throwable> worthIt) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) { // Any kind: the SQL state of a cause says what it means.
                var wait = wait(attempt);
                if (attempt == ATTEMPTS || !worthIt.test(e) || !leavesTimeFor(wait)) {
                    throw e;
                }
                metrics.count(Metric.DATABASE_RETRIES);
                pause.of(wait);
            }
        }
    }

    private Duration wait(int attempt) {
        return Duration.ofNanos(random.nextLong(FIRST_WAIT.toNanos() << (attempt - 1)));
    }

    private static boolean leavesTimeFor(Duration wait) {
        return Deadlines.current()
                .map(deadline -> deadline.remaining().compareTo(wait) > 0)
                .orElse(true);
    }

    private static void park(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
