package dev.latchkey.runtime.metrics;

import java.time.Duration;
import java.util.Optional;

/**
 * Where everything that is measured goes. What is added between two requests is written with the next that ends, so
 * that a request costs one line. Safe for use by many threads; on Lambda an instance has one request at a time.
 */
public interface Metrics {
    /** Counts one occurrence. */
    default void count(Metric metric) {
        add(metric, 1);
    }

    default void time(Metric metric, Duration time) {
        add(metric, time.toNanos() / 1_000_000.0);
    }

    /** Adds one value, in the metric's unit. */
    void add(Metric metric, double value);

    /**
     * Ends a request and writes its line.
     *
     * @param route such as {@code GET /v1/preferences/{namespace}}, as in the table of routes, never a path with values
     * @param code the code of the problem that was answered; empty for a success
     */
    void requestEnded(String route, int status, Optional<String> code, Duration latency);

    /** Runs work of which nothing is written: it belongs to the making of a snapshot, not to those restored from it. */
    void unmeasured(Runnable work);

    /** Forgets what was added and not yet written. */
    void discard();

    /** Writes what was added and not yet written: before the process ends. */
    void flush();
}
