package dev.latchkey.accounts.port;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls that run at the same moment. */
public final class Race {
    private Race() {}

    /** Runs the call so many times in parallel, all let off together, and gives all results. */
    public static <T> List<T> of(int runners, Callable<T> call) throws InterruptedException, ExecutionException {
        var ready = new CountDownLatch(runners);
        try (var executor = Executors.newFixedThreadPool(runners)) {
            var started = new ArrayList<Future<T>>();
            for (var runner = 0; runner < runners; runner++) {
                started.add(executor.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var result : started) {
                results.add(result.get());
            }
            return results;
        }
    }
}
