package dev.latchkey.runtime;

import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** This process, as one instance of the function. Safe for use by many threads. */
public final class Instance {
    private final InstantSource clock;
    private final Metrics metrics;
    private final AtomicReference<@Nullable Beginning> beginning;

    private record Beginning(
            Metric count,
            Metric duration,
            Instant moment,
            @Nullable Duration took) {}

    public Instance(InstantSource clock, Metrics metrics) {
        this.clock = clock;
        this.metrics = metrics;
        this.beginning = new AtomicReference<>();
    }

    /** The function can take requests, so long after its process started. */
    public void started(Duration took) {
        beginning.set(new Beginning(Metric.COLD_STARTS, Metric.INIT_DURATION, clock.instant(), took));
    }

    /** The process came back from a snapshot. */
    public void restored() {
        beginning.set(new Beginning(Metric.RESTORES, Metric.RESTORE_DURATION, clock.instant(), null));
    }

    /**
     * Whether this is the first request since the process started or was restored. Says so once, and counts it then: for
     * whoever receives requests, at the beginning of each.
     */
    public boolean takeColdStart() {
        var begun = beginning.getAndSet(null);
        if (begun == null) {
            return false;
        }
        metrics.count(begun.count());
        metrics.time(begun.duration(), begun.took() != null ? begun.took() : since(begun.moment()));
        return true;
    }

    /** Nothing where the clock was set back meanwhile. */
    private Duration since(Instant moment) {
        var time = Duration.between(moment, clock.instant());
        return time.isNegative() ? Duration.ZERO : time;
    }
}
