package dev.latchkey.local.emulator.lambda;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call of a function on its way: waiting, then with an instance, then answered. */
final class Invocation {
    final String requestId;
    final String traceId;
    final byte[] payload;

    /** Completed when an instance takes the invocation, or with none when none will. */
    final CompletableFuture<Optional<Instance>> taken = new CompletableFuture<>();

    /** Completed by the code that concludes the invocation. */
    final CompletableFuture<InvocationResult> result = new CompletableFuture<>();

    private final AtomicBoolean concluded = new AtomicBoolean();
    private volatile long startNanos;

    Invocation(String requestId, String traceId, byte[] payload) {
        this.requestId = requestId;
        this.traceId = traceId;
        this.payload = payload;
    }

    void started() {
        startNanos = System.nanoTime();
    }

    double elapsedMillis() {
        return (System.nanoTime() - startNanos) / 1e6;
    }

    /** True for the first of: the runtime's answer, the timeout, the end of the process. */
    boolean conclude() {
        return concluded.compareAndSet(false, true);
    }

    /** False when there is no result within the time. */
    boolean awaitResult(Duration time) throws InterruptedException {
        try {
            result.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Invocations never complete exceptionally", e);
        }
    }
}
