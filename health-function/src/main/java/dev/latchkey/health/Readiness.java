package dev.latchkey.health;

import dev.latchkey.database.SchemaVersion;
import dev.latchkey.runtime.deadline.Deadlines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Whether requests can be served: the database answers within a budget, and its schema is the one that this release was
 * built with or a later one. Never takes longer than the budget.
 */
final class Readiness implements Supplier<List<Check>> {
    private static final Logger LOG = Logger.getLogger(Readiness.class);

    private final Callable<String> schemaVersion;
    private final String needed;
    private final Duration budget;
    /** A thread a question: one that hangs on a dead network must not keep the next question waiting. */
    private final ExecutorService askers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("readiness-", 0).factory());

    /**
     * Makes a check.
     *
     * @param schemaVersion asks the database
     * @param needed the version that this release was built with
     */
    Readiness(Callable<String> schemaVersion, String needed, Duration budget) {
        this.schemaVersion = schemaVersion;
        this.needed = needed;
        this.budget = budget;
    }

    @Override
    public List<Check> get() {
        long start = System.nanoTime();
        Future<String> answer = askers.submit(this::ask);
        try {
            String version = answer.get(budget.toNanos(), TimeUnit.NANOSECONDS);
            return List.of(
                    database(true, start), new Check("schema", SchemaVersion.isAtLeast(version, needed), Map.of()));
        } catch (TimeoutException e) {
            LOG.warnf(e, "The database did not answer within %d ms.", budget.toMillis());
        } catch (ExecutionException e) {
            LOG.warn("The database cannot be asked.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            answer.cancel(true);
        }
        return List.of(database(false, start));
    }

    /** What still waits for the database when the budget is spent is cut, so that no connection stays with it. */
    private String ask() throws Exception {
        try (var _ = Deadlines.begin(budget)) {
            return schemaVersion.call();
        }
    }

    private static Check database(boolean up, long start) {
        return new Check("database", up, Map.of("latency_ms", (System.nanoTime() - start) / 1_000_000));
    }
}
