package dev.latchkey.local.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Requests before anything is measured. Two functions are warmed at a time, each by a client of its own. */
final class WarmUp {
    private static final List<String> FUNCTIONS = List.of("auth", "preferences", "health", "empty", "select");

    private final MeasuredStack stack;
    private final Scale scale;
    private final int times;

    /**
     * A warm-up.
     *
     * @param times as many requests of each route that does not hash as the scale says
     */
    WarmUp(MeasuredStack stack, Scale scale, int times) {
        this.stack = stack;
        this.scale = scale;
        this.times = times;
    }

    /** Returns when every function is warm. */
    void run() throws InterruptedException {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (String function : FUNCTIONS) {
            tasks.add(() -> {
                warm(function);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A warm-up failed.", e);
        }
    }

    private void warm(String function) {
        try (Client client = new Client(stack)) {
            List<Account> accounts =
                    Stream.generate(client::newAccount).limit(5).toList();
            List<Operation> operations = Operation.all(client, accounts).stream()
                    .filter(each -> each.function().equals(function))
                    .toList();
            int made = 0;
            for (Operation operation : operations) {
                int requests = operation.hashes()
                        ? operation.times(scale.warmUp()) * Math.min(times, 2)
                        : scale.warmUp() * times;
                for (int i = 0; i < requests; i++) {
                    operation.request().make();
                }
                made += requests;
            }
            for (int i = made; i < scale.warmFunction(); i++) {
                operations.getLast().request().make();
            }
        }
    }
}
