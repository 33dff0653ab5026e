package dev.latchkey.runtime.deadline;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The moment at which a request gives up. Made by {@link Deadlines}. Safe for use by many threads. */
public final class Deadline implements AutoCloseable {
    /**
     * One more than a pool has connections: cancelling that hangs on a dead network must hold up neither the cut nor the
     * answer.
     */
    static final int ALARM_THREADS = 3;

    private final LongSupplier nanoTime;
    private final long end;
    private final Runnable whenClosed;

    Deadline(Duration remaining, LongSupplier nanoTime, Runnable whenClosed) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + remaining.toNanos();
        this.whenClosed = whenClosed;
    }

    /** Never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    public boolean isOver() {
        return remaining().isZero();
    }

    /**
     * Refuses work that would not end in time.
     *
     * @throws FailureException {@code timeout}, unless at least {@code needed} is left
     */
    public void require(Duration needed) {
        if (isOver() || remaining().compareTo(needed) < 0) {
            throw timeout().asException();
        }
    }

    /** The refusal of a request that ran out of time and certainly changed nothing. */
    public static Failure timeout() {
        return Failure.of(FailureCode.TIMEOUT, "The request took too long and was given up. Nothing of it was kept.");
    }

    /** The refusal of a request that ran out of time while nobody could tell what became of it. */
    public static Failure lost() {
        return Failure.of(
                FailureCode.TIMEOUT,
                "The request took too long and was given up. Whether it took effect is not known.");
    }

    /** Runs {@code rescue} on another thread once the deadline has passed, unless the result is closed before. */
    public Alarm whenOver(Runnable rescue) {
        return whenOverFor(Duration.ZERO, rescue);
    }

    /** As {@link #whenOver}, so much later. */
    public Alarm whenOverFor(Duration grace, Runnable rescue) {
        var task = Timer.INSTANCE.schedule(rescue, remaining().plus(grace).toNanos(), TimeUnit.NANOSECONDS);
        return () -> task.cancel(false);
    }

    /** Something to be canceled when the work ended in time. */
    @FunctionalInterface
    public interface Alarm extends AutoCloseable {
        @Override
        void close();
    }

    /** Ends the deadline: work that the thread does later is not bound by it. */
    @Override
    public void close() {
        whenClosed.run();
    }

    /** Created with the first alarm. */
    private static final class Timer {
        static final ScheduledThreadPoolExecutor INSTANCE = new ScheduledThreadPoolExecutor(
                ALARM_THREADS,
                Thread.ofPlatform().daemon().name("latchkey-deadlines").factory());

        static {
            INSTANCE.setRemoveOnCancelPolicy(true);
        }
    }
}
