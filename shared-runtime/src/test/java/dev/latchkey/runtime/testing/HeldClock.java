package dev.latchkey.runtime.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A function's clock in tests: the system's, unless a test holds it, so that nothing grows old by itself. */
public class HeldClock implements InstantSource {
    private volatile @Nullable Instant held;

    @Override
    public Instant instant() {
        var moment = held;
        return moment == null ? InstantSource.system().instant() : moment;
    }

    /** Stands still from now on. */
    public void hold() {
        held = instant();
    }

    /** Stands still at so much later. */
    public void pass(Duration time) {
        held = instant().plus(time);
    }

    /** Is the system's again. */
    public void release() {
        held = null;
    }
}
