package dev.latchkey.auth.http;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The function's clock in tests: the system's, unless a test holds it, so that no wait ends by itself. */
@Singleton
class TestClock implements InstantSource {
    private volatile @Nullable Instant held;

    @Override
    public Instant instant() {
        var moment = held;
        return moment == null ? InstantSource.system().instant() : moment;
    }

    /** Stands still from now on. */
    void hold() {
        held = instant();
    }

    /** Stands still at so much later. */
    void pass(Duration time) {
        held = instant().plus(time);
    }

    /** Is the system's again. */
    void release() {
        held = null;
    }
}
