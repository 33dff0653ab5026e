package dev.latchkey.local.emulator.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns what happens to a function's instances into results, numbers and Lambda's own log lines. */
final class FunctionEvents implements PoolListener, RuntimeApi.InvocationContext {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FunctionSettings settings;
    private final FunctionLog log;
    private final boolean snapStart;
    private final FunctionStatistics statistics = new FunctionStatistics();
    private final CompletableFuture<Optional<ErrorDocument>> firstInstance = new CompletableFuture<>();

    FunctionEvents(FunctionSettings settings, FunctionLog log, boolean snapStart) {
        this.settings = settings;
        this.log = log;
        this.snapStart = snapStart;
    }

    FunctionStatistics statistics() {
        return statistics;
    }

    /** Null when the first instance became ready; its error otherwise. */
    @Nullable
    ErrorDocument awaitFirstInstance(Duration timeout) throws InterruptedException {
        try {
            return firstInstance
                    .get(timeout.toMillis() + 1_000, TimeUnit.MILLISECONDS)
                    .orElse(null);
        } catch (TimeoutException e) {
            return ErrorDocument.of("Runtime.InitTimeout", "It was not ready within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException("The first instance never completes exceptionally", e);
        }
    }

    @Override
    public String functionArn() {
        return snapStart ? settings.arn() + ":live" : settings.arn();
    }

    @Override
    public long deadlineEpochMillis() {
        return System.currentTimeMillis() + settings.timeout().toMillis();
    }

    @Override
    public void prepared(Instance instance) {
        boolean restored = instance.nextStart == StartType.RESTORED;
        firstInstance.complete(Optional.empty());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("initializationType", snapStart ? "snap-start" : "on-demand");
        content.put("phase", restored ? "restore" : "init");
        content.put("status", "success");
        content.put("metrics", Map.of("durationMs", Math.round(instance.preparedMillis * 1000) / 1000.0));
        platformLine(instance, restored ? "platform.restoreReport" : "platform.initReport", content);
    }

    @Override
    public void ended(Instance instance, boolean beforeReady, ErrorDocument error) {
        if (beforeReady) {
            firstInstance.complete(Optional.of(error));
        }
    }

    @Override
    public void lost(Instance instance, Invocation invocation, ErrorDocument error) {
        invocation.taken.complete(Optional.of(instance));
        conclude(instance, invocation, "error", report -> new InvocationResult.Failed(error.bytes(), report));
    }

    @Override
    public void answered(Instance instance, Invocation invocation, byte[] payload, boolean error) {
        conclude(
                instance,
                invocation,
                error ? "error" : "success",
                report -> error
                        ? new InvocationResult.Failed(payload, report)
                        : new InvocationResult.Succeeded(payload, report));
    }

    /** False when the invocation was answered meanwhile. */
    boolean timedOut(Instance instance, Invocation invocation) {
        ErrorDocument error = ErrorDocument.of(
                null,
                "%s %s Task timed out after %.2f seconds"
                        .formatted(
                                Instant.now(),
                                invocation.requestId,
                                settings.timeout().toMillis() / 1000.0));
        return conclude(
                instance, invocation, "timeout", report -> new InvocationResult.TimedOut(error.bytes(), report));
    }

    private InvocationReport report(Instance instance, Invocation invocation, String status) {
        StartType start = instance.nextStart;
        instance.nextStart = StartType.WARM;
        instance.invocations.incrementAndGet();
        return new InvocationReport(
                invocation.requestId,
                status,
                start,
                invocation.elapsedMillis(),
                start == StartType.WARM ? 0 : instance.preparedMillis,
                settings.memoryMegabytes(),
                instance.peakMemory());
    }

    /** Counts and logs before the result is handed out, so that a caller who has an answer finds its report. */
    private boolean conclude(
            Instance instance,
            Invocation invocation,
            String status,
            Function<InvocationReport, InvocationResult> result) {
        if (!invocation.conclude()) {
            return false;
        }
        InvocationReport report = report(instance, invocation, status);
        statistics.add(report);
        platformLine(instance, "platform.report", report.toLogRecord());
        invocation.result.complete(result.apply(report));
        return true;
    }

    private void platformLine(Instance instance, String type, Map<String, Object> content) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", Instant.now().toString());
        line.put("type", type);
        line.put("record", content);
        try {
            log.append(instance.number, instance.lastRequestId, JSON.writeValueAsString(line));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
