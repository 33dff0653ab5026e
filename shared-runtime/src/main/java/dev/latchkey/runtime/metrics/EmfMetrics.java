package dev.latchkey.runtime.metrics;

import dev.latchkey.runtime.log.JsonLine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Metrics as lines of JSON on the function's log, which CloudWatch turns into metrics by itself. No call to any service
 * delays a request.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded Metric Format</a>
 */
public final class EmfMetrics implements Metrics {
    static final String NAMESPACE = "Latchkey";
    /** The format's limit for the values of one metric in one line. */
    private static final int MOST_VALUES = 100;

    private static final int GATEWAY_TIMEOUT = 504;

    private static final List<List<String>> BY_FUNCTION = List.of(List.of("Function"));
    private static final List<List<String>> BY_ROUTE = List.of(List.of("Function"), List.of("Function", "Route"));

    private final String function;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final Map<Metric, List<Double>> added = new EnumMap<>(Metric.class);
    private volatile boolean muted;

    /** @param log takes one line, without its end */
    public EmfMetrics(String function, InstantSource clock, Consumer<String> log) {
        this.function = function;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public synchronized void add(Metric metric, double value) {
        var values = added.computeIfAbsent(metric, first -> new ArrayList<>());
        if (values.size() < MOST_VALUES) {
            values.add(value);
        }
    }

    @Override
    public void requestEnded(String route, int status, Optional<String> code, Duration latency) {
        Map<Metric, List<Double>> request = new EnumMap<>(Metric.class);
        request.put(Metric.REQUESTS, List.of(1.0));
        request.put(Metric.LATENCY, List.of(latency.toNanos() / 1_000_000.0));
        request.put(Metric.CLIENT_ERRORS, List.of(status >= 400 && status < 500 ? 1.0 : 0.0));
        request.put(Metric.SERVER_ERRORS, List.of(status >= 500 ? 1.0 : 0.0));
        if (status == GATEWAY_TIMEOUT) {
            count(Metric.DEADLINES_EXCEEDED);
        }
        write(request, Optional.of(route), code, take());
    }

    @Override
    public void unmeasured(Runnable work) {
        muted = true;
        try {
            work.run();
        } finally {
            take();
            muted = false;
        }
    }

    @Override
    public void discard() {
        take();
    }

    @Override
    public void flush() {
        var rest = take();
        if (!rest.isEmpty()) {
            write(Map.of(), Optional.empty(), Optional.empty(), rest);
        }
    }

    private synchronized Map<Metric, List<Double>> take() {
        Map<Metric, List<Double>> taken = new EnumMap<>(added);
        added.clear();
        return taken;
    }

    private void write(
            Map<Metric, List<Double>> request,
            Optional<String> route,
            Optional<String> code,
            Map<Metric, List<Double>> others) {
        var line = new JsonLine();
        line.beginObject("_aws").number("Timestamp", clock.millis()).beginArray("CloudWatchMetrics");
        directive(line, BY_ROUTE, request);
        directive(line, BY_FUNCTION, others);
        line.endArray().endObject().text("Function", function);
        route.ifPresent(value -> line.text("Route", value));
        code.ifPresent(value -> line.text("code", value));
        values(line, request);
        values(line, others);
        String written = line.end();
        if (!muted) {
            log.accept(written);
        }
    }

    private static void directive(JsonLine line, List<List<String>> dimensions, Map<Metric, List<Double>> metrics) {
        if (metrics.isEmpty()) {
            return;
        }
        line.beginObject().text("Namespace", NAMESPACE).beginArray("Dimensions");
        dimensions.forEach(set -> {
            line.beginArray();
            set.forEach(line::text);
            line.endArray();
        });
        line.endArray().beginArray("Metrics");
        metrics.keySet()
                .forEach(metric -> line.beginObject()
                        .text("Name", metric.wireName())
                        .text("Unit", metric.unit().wireName())
                        .endObject());
        line.endArray().endObject();
    }

    private static void values(JsonLine line, Map<Metric, List<Double>> metrics) {
        metrics.forEach((metric, values) -> {
            if (values.size() == 1) {
                line.number(metric.wireName(), values.getFirst());
            } else {
                line.beginArray(metric.wireName());
                values.forEach(line::number);
                line.endArray();
            }
        });
    }
}
