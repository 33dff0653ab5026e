package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last of the deadlines: makes room for an answer when work does not end by itself before Lambda would kill the
 * process. Waits for the database and hashing have earlier bounds of their own; the thread that waits for work given up
 * here is interrupted, while the work itself may still run. Safe for use by many threads.
 */
public final class DeadlineGuard {
    private final Duration margin;
    private final ScheduledThreadPoolExecutor timer;

    /**
     * Makes a guard with a thread of its own.
     *
     * @param margin how long before Lambda's own timeout the answer must leave
     */
    public DeadlineGuard(Duration margin) {
        this.margin = margin;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("latchkey-deadline").factory());
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /** The result of the work, or nothing when the time of the invocation ran out first. */
    <T> Optional<T> within(@Nullable Context context, Supplier<T> work) {
        if (context == null) {
            return Optional.of(work.get());
        }
        long millis = context.getRemainingTimeInMillis() - margin.toMillis();
        if (millis <= 0) {
            return Optional.empty();
        }
        var waiting = new Waiting(Thread.currentThread());
        var alarm = timer.schedule(waiting::giveUp, millis, TimeUnit.MILLISECONDS);
        try {
            T result = work.get();
            return waiting.end() ? Optional.of(result) : Optional.empty();
        } finally {
            waiting.end();
            alarm.cancel(false);
        }
    }

    /** Sees to it that a thread is interrupted while it waits for the work, and never after. */
    private static final class Waiting {
        private final Thread thread;
        private boolean ended;
        private boolean givenUp;

        Waiting(Thread thread) {
            this.thread = thread;
        }

        synchronized void giveUp() {
            if (!ended) {
                givenUp = true;
                thread.interrupt();
            }
        }

        /** Whether the work ended in time; an interruption that it did not notice is taken back. */
        synchronized boolean end() {
            if (!ended && givenUp) {
                Thread.interrupted();
            }
            ended = true;
            return !givenUp;
        }
    }
}
