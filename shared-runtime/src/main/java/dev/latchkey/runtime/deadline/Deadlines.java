package dev.latchkey.runtime.deadline;

import java.time.Duration;
import java.util.Optional;

/**
 * The deadline of the request that the calling thread works on. Whoever receives a request begins its deadline on the
 * thread that will do the work and closes it there; code that waits, hashes or retries below asks for it here.
 */
public final class Deadlines {
    private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

    private Deadlines() {}

    /**
     * Begins a deadline for the calling thread, replacing the one it has.
     *
     * @param remaining how long the work may take; time for writing the answer is already taken off
     */
    public static Deadline begin(Duration remaining) {
        var deadline = new Deadline(remaining, System::nanoTime, CURRENT::remove);
        CURRENT.set(deadline);
        return deadline;
    }

    /** The deadline of the calling thread; empty outside a request. */
    public static Optional<Deadline> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The time left to the calling thread, and no more than {@code most}. Never negative. */
    public static Duration remainingAtMost(Duration most) {
        return current()
                .map(Deadline::remaining)
                .filter(left -> left.compareTo(most) < 0)
                .orElse(most);
    }

    /**
     * Refuses work that would not end in time; call it before a hash.
     *
     * @throws dev.latchkey.domain.FailureException {@code timeout}, unless the calling thread has at least {@code needed}
     */
    public static void require(Duration needed) {
        current().ifPresent(deadline -> deadline.require(needed));
    }
}
