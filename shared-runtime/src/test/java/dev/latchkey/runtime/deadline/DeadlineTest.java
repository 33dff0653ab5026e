package dev.latchkey.runtime.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Deadline deadline = new Deadline(Duration.ofSeconds(2), nanoTime::get, () -> {});

    @Test
    void theTimeLeftShrinksToZeroAndNotBelow() {
        pass(Duration.ofMillis(500));
        assertThat(deadline.remaining()).isEqualTo(Duration.ofMillis(1500));
        assertThat(deadline.isOver()).isFalse();

        pass(Duration.ofSeconds(3));
        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.isOver()).isTrue();
    }

    @Test
    void workThatWouldNotEndInTimeIsRefused() {
        assertThatCode(() -> deadline.require(Duration.ofSeconds(2))).doesNotThrowAnyException();
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> deadline.require(Duration.ofMillis(2001)))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(FailureCode.TIMEOUT));
    }

    @Test
    void afterTheDeadlineEvenWorkThatTakesNoTimeIsRefused() {
        pass(Duration.ofSeconds(2));

        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> deadline.require(Duration.ZERO));
    }

    @Test
    void aThreadHasTheDeadlineThatItBeganUntilItIsClosed() {
        try (var begun = Deadlines.begin(Duration.ofSeconds(30))) {
            assertThat(Deadlines.current()).containsSame(begun);
            assertThat(Deadlines.remainingAtMost(Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
            assertThat(Deadlines.remainingAtMost(Duration.ofMinutes(1))).isLessThanOrEqualTo(Duration.ofSeconds(30));
        }
        assertThat(Deadlines.current()).isEmpty();
        assertThat(Deadlines.remainingAtMost(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
        assertThatCode(() -> Deadlines.require(Duration.ofDays(1))).doesNotThrowAnyException();
    }

    @Test
    void anAlarmGoesOffWhenTheDeadlineHasPassed() throws Exception {
        var rescued = new CompletableFuture<String>();
        try (var begun = Deadlines.begin(Duration.ofMillis(20));
                var _ = begun.whenOver(() -> rescued.complete("rescued"))) {
            assertThat(rescued.get(30, TimeUnit.SECONDS)).isEqualTo("rescued");
            assertThat(begun.isOver()).isTrue();
        }
    }

    @Test
    void anAlarmThatWasClosedBeforeDoesNotGoOff() throws Exception {
        var hanging = new CountDownLatch(Deadline.ALARM_THREADS);
        var firstReleased = new CountDownLatch(1);
        var othersReleased = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var rescued = new CompletableFuture<String>();
        try (var begun = Deadlines.begin(Duration.ZERO)) {
            for (int i = 0; i < Deadline.ALARM_THREADS; i++) {
                var released = i == 0 ? firstReleased : othersReleased;
                begun.whenOver(() -> {
                    hanging.countDown();
                    await(released);
                });
            }
            assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
            // No thread is free for it before it is closed, and afterwards one that takes alarms in their order.
            begun.whenOver(never::countDown).close();
            begun.whenOver(() -> rescued.complete("rescued"));
            firstReleased.countDown();
            assertThat(rescued.get(30, TimeUnit.SECONDS)).isEqualTo("rescued");
        } finally {
            firstReleased.countDown();
            othersReleased.countDown();
        }
        assertThat(never.getCount()).isOne();
    }

    @Test
    void twoRescuesThatHangDoNotHoldUpAThird() throws Exception {
        var released = new CountDownLatch(1);
        var rescued = new CompletableFuture<String>();
        try (var begun = Deadlines.begin(Duration.ZERO);
                var _ = begun.whenOver(() -> await(released));
                var _ = begun.whenOver(() -> await(released));
                var _ = begun.whenOverFor(Duration.ofMillis(1), () -> rescued.complete("rescued"))) {
            assertThat(rescued.get(30, TimeUnit.SECONDS)).isEqualTo("rescued");
        } finally {
            released.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
