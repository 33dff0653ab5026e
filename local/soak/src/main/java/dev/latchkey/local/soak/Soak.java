package dev.latchkey.local.soak;

import dev.latchkey.local.database.PostgresServer;
import dev.latchkey.local.emulator.lambda.LambdaFunction;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Mixed load on a running stack whose processes are killed at random; used once. */
public final class Soak {
    /** The functions' settings that a run needs: all its people call from one address. */
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "LATCHKEY_RATE_LIMIT_LOGIN", "900000/1s",
            "LATCHKEY_RATE_LIMIT_REGISTER", "900000/1s",
            "LATCHKEY_RATE_LIMIT_REFRESH", "900000/1s");

    private static final int CROWDS = 6;

    private final URI api;
    private final List<LambdaFunction> functions;
    private final PostgresServer database;
    private final Duration time;
    private final long seed;

    /**
     * Prepares a run.
     *
     * @param functions those that may be killed
     * @param database may be killed too; nobody else uses this object meanwhile
     * @param seed decides who does what and what is killed when, though not how they meet
     */
    public Soak(URI api, List<LambdaFunction> functions, PostgresServer database, Duration time, long seed) {
        this.api = api;
        this.functions = List.copyOf(functions);
        this.database = database;
        this.time = time;
        this.seed = seed;
    }

    /** Runs and compares; the stack is whole again afterwards. */
    public SoakReport run() throws InterruptedException {
        Book book = new Book();
        Chaos chaos = new Chaos(functions, database, new Random(seed));
        try (ApiClient client = new ApiClient(api)) {
            Sender sender = new Sender(client, book);
            load(book, sender, chaos);
            new Reckoning(book, sender, new Tables(database.port())).settle();
            Map<String, Long> requests = new TreeMap<>();
            client.endings().forEach((what, count) -> {
                requests.put(what, count.sum());
                if (what.endsWith("500 internal_error")) {
                    book.breach("A function failed by itself: " + what);
                }
            });
            return new SoakReport(
                    seed,
                    book.accounts().size(),
                    chaos.functionKills(),
                    chaos.databaseKills(),
                    requests,
                    book.breaches());
        }
    }

    private void load(Book book, Sender sender, Chaos chaos) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(CROWDS + 1)) {
            List<Future<Void>> running = new ArrayList<>();
            running.add(threads.submit(task(() -> chaos.rage(over))));
            for (int i = 0; i < CROWDS; i++) {
                Crowd crowd = new Crowd(sender, book, new Random(seed + 1 + i));
                running.add(threads.submit(task(() -> crowd.work(() -> over.getCount() == 0))));
            }
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            over.countDown();
            for (Future<Void> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("With seed " + seed, e.getCause());
        } finally {
            over.countDown();
        }
    }

    @FunctionalInterface
    private interface Task {
        void run() throws InterruptedException;
    }

    private static Callable<Void> task(Task task) {
        return () -> {
            task.run();
            return null;
        };
    }
}
