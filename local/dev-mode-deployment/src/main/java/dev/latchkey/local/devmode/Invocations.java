package dev.latchkey.local.devmode;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The events between gateway and function, which takes one after the other. An event that was taken and not answered,
 * since the code was replaced meanwhile, is given to the new code. Safe for use by many threads.
 */
final class Invocations {
    private final Queue<Invocation> waiting = new ArrayDeque<>();
    private final Map<String, Invocation> unanswered = new HashMap<>();
    private @Nullable Invocation current;
    private int newestPoll;

    /** An event with its id; the answer is the function's, or empty when the function failed. */
    // Never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Invocation(String id, byte[] event, CompletableFuture<Optional<byte[]>> answer) {}

    synchronized CompletableFuture<Optional<byte[]>> submit(String id, byte[] event) {
        var invocation = new Invocation(id, event, new CompletableFuture<>());
        unanswered.put(id, invocation);
        waiting.add(invocation);
        notifyAll();
        return invocation.answer();
    }

    /**
     * Waits for the next event. Who asks has answered the one before, or knows nothing of it.
     *
     * @return empty when another, which belongs to newer code, asks meanwhile
     */
    synchronized Optional<Invocation> next() throws InterruptedException {
        int poll = ++newestPoll;
        notifyAll();
        while (poll == newestPoll) {
            if (current == null || !unanswered.containsKey(current.id())) {
                current = waiting.poll();
            }
            if (current != null) {
                return Optional.of(current);
            }
            wait();
        }
        return Optional.empty();
    }

    synchronized void answer(String id, Optional<byte[]> answer) {
        var invocation = unanswered.remove(id);
        if (invocation != null) {
            invocation.answer().complete(answer);
        }
    }
}
