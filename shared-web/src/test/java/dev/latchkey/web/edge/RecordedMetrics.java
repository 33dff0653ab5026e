package dev.latchkey.web.edge;

import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what was measured. */
final class RecordedMetrics implements Metrics {
    final List<String> counted = new ArrayList<>();
    final List<String> ended = new ArrayList<>();

    @Override
    public void add(Metric metric, double value) {
        counted.add(metric.wireName());
    }

    @Override
    public void requestEnded(String route, int status, Optional<String> code, Duration latency) {
        ended.add(route + " " + status + code.map(name -> " " + name).orElse(""));
    }

    @Override
    public void flush() {}

    @Override
    public void unmeasured(Runnable work) {
        work.run();
    }

    @Override
    public void discard() {}
}
