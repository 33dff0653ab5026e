package dev.latchkey.local.emulator.lambda;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A deployed function: invoked as by Lambda's Invoke API. Thread-safe; invocations block their thread. */
public final class LambdaFunction implements AutoCloseable {
    private final FunctionSettings settings;
    private final LambdaSettings lambda;
    private final Path logFile;
    private final FunctionLog log;
    private final InstancePool pool;
    private final FunctionEvents events;

    /**
     * Unpacks the function; starts nothing yet.
     *
     * @param directory for code and logs
     * @param problems receives a sentence about what goes wrong while the function keeps running
     */
    public LambdaFunction(
            FunctionSettings settings,
            LambdaSettings lambda,
            Path directory,
            RuntimeClient client,
            ProcessRecords records,
            Consumer<String> problems) {
        this.settings = settings;
        this.lambda = lambda;
        Path code = DeploymentPackage.unpack(
                settings.archive(), directory.resolve("functions").resolve(settings.name()));
        this.logFile = directory.resolve("logs").resolve(settings.name() + ".log");
        this.log = new FunctionLog(logFile, problems);
        this.events = new FunctionEvents(settings, log, lambda.snapStart());
        this.pool = new InstancePool(
                lambda, new FunctionLauncher(settings, lambda, code, client, log, records, events), events);
    }

    public FunctionSettings settings() {
        return settings;
    }

    public FunctionLog log() {
        return log;
    }

    public FunctionStatistics.Snapshot statistics() {
        return events.statistics().snapshot();
    }

    /** Invocations that wait for an instance. */
    public int queued() {
        return pool.queued();
    }

    /** Processes that the function may have at a time. */
    public int maxInstances() {
        return lambda.instances();
    }

    public List<InstanceView> instances() {
        return pool.instances().stream()
                .map(each -> new InstanceView(
                        each.number,
                        each.pid(),
                        each.state.name().toLowerCase(Locale.ROOT),
                        each.preparedMillis,
                        each.invocations.get(),
                        each.peakMemory()))
                .toList();
    }

    /** Starts an instance, or makes a snapshot, without waiting for it. */
    public void prepare() {
        pool.prepare();
    }

    /**
     * Waits until the first instance is ready.
     *
     * @throws StackFailure with the function's own error when it cannot start
     */
    public void awaitReady() throws InterruptedException {
        ErrorDocument error = events.awaitFirstInstance(lambda.initTimeout());
        if (error != null) {
            throw new StackFailure("The function " + settings.name() + " does not start: " + error.message()
                    + "\nIts log: " + logFile);
        }
    }

    /**
     * Invokes the function and waits for its answer.
     *
     * @param traceId an X-Ray trace header
     * @param patience how long the caller waits at most
     */
    public InvocationResult invoke(byte[] payload, String traceId, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), traceId, payload);
        if (!pool.submit(invocation)) {
            return throttled();
        }
        try {
            Duration queueTime = shorter(lambda.queueTimeout(), patience);
            Optional<Instance> instance = taker(invocation, queueTime);
            return instance.isEmpty()
                    ? throttled()
                    : answer(invocation, instance.get(), Duration.ofNanos(end - System.nanoTime()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("Invocations never complete exceptionally", e);
        }
    }

    /** Kills the instance with this number at once (SIGKILL), if it is there. */
    public void killInstance(int number) {
        pool.instances().stream().filter(each -> each.number == number).forEach(Instance::kill);
    }

    /** Ends every instance that is there by Lambda's rules; the next invocation starts a new one. */
    public void recycle() throws InterruptedException {
        pool.recycle();
    }

    /** Ends all instances by Lambda's rules. */
    @Override
    public void close() {
        try {
            pool.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            log.close();
        }
    }

    private Optional<Instance> taker(Invocation invocation, Duration queueTime)
            throws InterruptedException, ExecutionException {
        if (invocation.taken.isDone()) {
            return invocation.taken.get();
        }
        try {
            return invocation.taken.get(queueTime.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return pool.withdraw(invocation) ? Optional.empty() : invocation.taken.get();
        }
    }

    private InvocationResult answer(Invocation invocation, Instance instance, Duration patience)
            throws InterruptedException, ExecutionException {
        Duration timeout = settings.timeout();
        try {
            return invocation.result.get(shorter(timeout, patience).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (timeout.compareTo(patience) > 0) {
                Duration rest = timeout.minus(patience);
                Thread.ofVirtual().start(() -> endAfter(rest, invocation, instance));
                return new InvocationResult.Unanswered();
            }
            end(invocation, instance);
            return invocation.result.get();
        }
    }

    private void endAfter(Duration rest, Invocation invocation, Instance instance) {
        try {
            if (!invocation.awaitResult(rest)) {
                end(invocation, instance);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Invocation invocation, Instance instance) {
        if (events.timedOut(instance, invocation)) {
            instance.kill();
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private InvocationResult throttled() {
        events.statistics().addThrottle();
        return new InvocationResult.Throttled();
    }
}
