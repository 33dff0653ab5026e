package dev.latchkey.local.soak;

import java.time.Duration;
import java.util.function.Predicate;

/** Sends until an answer says what happened. */
final class Sender {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ApiClient api;
    private final Book book;

    Sender(ApiClient api, Book book) {
        this.api = api;
        this.book = book;
    }

    ApiClient api() {
        return api;
    }

    /** One attempt. */
    @FunctionalInterface
    interface Attempt {
        Reply send() throws InterruptedException;
    }

    /** The first reply that is neither unknown nor asks to wait; a breach when none comes for two minutes. */
    Reply untilAnswered(Attempt attempt) throws InterruptedException {
        return until(attempt, reply -> !reply.isUnknown() && !reply.isToWait());
    }

    /** The first reply that is enough; a breach when none comes for two minutes. */
    Reply until(Attempt attempt, Predicate<Reply> isEnough) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Reply reply = attempt.send();
            if (isEnough.test(reply)) {
                return reply;
            }
            if (System.nanoTime() > end) {
                book.breach("Not answered for two minutes, at last with " + reply);
                return reply;
            }
            Thread.sleep(PAUSE);
        }
    }
}
