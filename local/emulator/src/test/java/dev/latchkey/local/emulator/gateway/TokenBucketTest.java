package dev.latchkey.local.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final TokenBucket bucket = new TokenBucket(10, 3, nanoTime::get);

    @Test
    void takes_a_burst_then_the_rate() {
        assertThat(taken(5)).isEqualTo(3);

        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(taken(5)).isEqualTo(1);

        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(99));
        assertThat(taken(5)).isZero();
    }

    @Test
    void saves_no_more_than_a_burst() {
        nanoTime.addAndGet(TimeUnit.HOURS.toNanos(1));

        assertThat(taken(10)).isEqualTo(3);
    }

    private int taken(int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += bucket.tryTake() ? 1 : 0;
        }
        return taken;
    }
}
