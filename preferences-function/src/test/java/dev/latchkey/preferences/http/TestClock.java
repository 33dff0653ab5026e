package dev.latchkey.preferences.http;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The function's clock in tests: the system's, unless a test holds it, so that nothing grows old by itself. */
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

    /** Is the system's again. */
    void release() {
        held = null;
    }
}
