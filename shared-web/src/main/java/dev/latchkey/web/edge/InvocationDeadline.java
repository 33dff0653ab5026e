package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.MarginSettings;
import dev.latchkey.runtime.deadline.Deadline;
import dev.latchkey.runtime.deadline.Deadlines;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends requests before Lambda would kill the process. Work has a deadline that leaves it time to give up and roll back by
 * itself. The thread that waits for work which does not is interrupted a little later and answers, while that work may
 * still run.
 *
 * @param forRollingBack what is left of the invocation when the work gives up
 * @param forAnswering what is left when it is no longer waited for
 */
public record InvocationDeadline(Duration forRollingBack, Duration forAnswering) {
    /** That of an environment which sets nothing. */
    public static final InvocationDeadline STANDARD = from(Environment.of(_ -> Optional.empty()));

    /** As the environment sets it, for tests on a busy machine. */
    public static InvocationDeadline from(Environment environment) {
        return new InvocationDeadline(
                environment.get(MarginSettings.DEADLINE_FOR_ROLLING_BACK),
                environment.get(MarginSettings.DEADLINE_FOR_ANSWERING));
    }

    /** Begins the deadline of the work that the calling thread does for an invocation. */
    public Deadline beginWork(Context invocation) {
        return begin(invocation, forRollingBack);
    }

    /** The result of the work, or nothing when the time of the invocation ran out first; no invocation has no end. */
    <T> Optional<T> within(@Nullable Context invocation, Supplier<T> work) {
        if (invocation == null) {
            return Optional.of(work.get());
        }
        var waiting = new Waiting(Thread.currentThread());
        try (var deadline = begin(invocation, forAnswering);
                var _ = deadline.whenOver(waiting::giveUp)) {
            T result = work.get();
            return waiting.end() ? Optional.of(result) : Optional.empty();
        } finally {
            waiting.end();
        }
    }

    private static Deadline begin(Context invocation, Duration margin) {
        var remaining = Duration.ofMillis(invocation.getRemainingTimeInMillis()).minus(margin);
        return Deadlines.begin(remaining.isNegative() ? Duration.ZERO : remaining);
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
