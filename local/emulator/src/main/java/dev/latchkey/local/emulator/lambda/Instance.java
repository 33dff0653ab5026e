package dev.latchkey.local.emulator.lambda;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.local.emulator.http.HttpServers;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * One process of a function with a Runtime API of its own. What happens next is the {@link InstancePool}'s to decide,
 * whose lock guards {@link #state}, {@link #invocation} and {@link #failure}.
 */
final class Instance {
    enum State {
        STARTING,
        SNAPSHOT,
        RESTORING,
        IDLE,
        BUSY,
        ENDED
    }

    final int number;
    final Condition changed;
    State state = State.STARTING;

    @Nullable
    Invocation invocation;

    @Nullable
    ErrorDocument failure;

    StartType nextStart = StartType.COLD;
    double preparedMillis;
    volatile boolean extensionRegistered;
    final AtomicLong invocations = new AtomicLong();
    volatile @Nullable String lastRequestId;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long phaseNanos = System.nanoTime();
    private @Nullable HttpServer runtimeApi;
    private @Nullable FunctionProcess process;
    private volatile long peakMemory;
    private volatile long peakMemoryReadNanos;

    Instance(int number, Condition changed) {
        this.number = number;
        this.changed = changed;
    }

    /** Starts the Runtime API and the process. */
    synchronized void launch(InstancePool pool, Launcher launcher) throws IOException {
        if (ended.getCount() == 0) {
            return;
        }
        phaseNanos = System.nanoTime();
        HttpServer api = HttpServers.start("127.0.0.1", 0, launcher.runtimeApi(pool, this));
        runtimeApi = api;
        Map<String, String> address =
                Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort());
        FunctionProcess started = launcher.launch(this, address);
        process = started;
        var _ = started.exit().thenAcceptAsync(status -> pool.ended(this, status), Thread::startVirtualThread);
    }

    /** What knows the function. */
    interface Launcher {
        RuntimeApi runtimeApi(InstancePool pool, Instance instance);

        FunctionProcess launch(Instance instance, Map<String, String> environment) throws IOException;
    }

    synchronized Optional<FunctionProcess> process() {
        return Optional.ofNullable(process);
    }

    long pid() {
        return process().map(FunctionProcess::pid).orElse(0L);
    }

    boolean isAlive() {
        return process().map(FunctionProcess::isAlive).orElse(true);
    }

    void beginPhase() {
        phaseNanos = System.nanoTime();
    }

    double phaseMillis() {
        return (System.nanoTime() - phaseNanos) / 1e6;
    }

    /** Blocks until the instance has ended, for the calls that Lambda leaves open. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    boolean awaitEnd(long milliseconds) throws InterruptedException {
        return ended.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    synchronized void markEnded() {
        ended.countDown();
        if (runtimeApi != null) {
            runtimeApi.stop(0);
        }
    }

    void freeze() {
        process().ifPresent(FunctionProcess::freeze);
    }

    void thaw() {
        process().ifPresent(FunctionProcess::thaw);
    }

    void kill() {
        process().ifPresent(FunctionProcess::kill);
    }

    /** Ends the process as Lambda shuts an environment down: with SIGTERM only where an extension is registered. */
    void shutDown() {
        if (extensionRegistered) {
            process().ifPresent(FunctionProcess::terminate);
        } else {
            kill();
        }
    }

    /** The peak of resident memory in megabytes, read at most four times a second. */
    long peakMemory() {
        long now = System.nanoTime();
        if (peakMemoryReadNanos == 0 || now - peakMemoryReadNanos > 250_000_000) {
            peakMemoryReadNanos = now;
            peakMemory = Math.max(
                    peakMemory,
                    process().map(FunctionProcess::peakMemoryMegabytes).orElse(0L));
        }
        return peakMemory;
    }
}
