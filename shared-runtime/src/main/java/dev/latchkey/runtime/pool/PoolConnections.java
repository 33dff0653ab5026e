package dev.latchkey.runtime.pool;

import dev.latchkey.runtime.deadline.Deadline;
import dev.latchkey.runtime.deadline.Deadlines;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import dev.latchkey.runtime.snapshot.Closing;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Knows the pool's open connections. Cuts one that a request still uses when its deadline passes, which ends the wait
 * whatever it is for; the server then undoes the transaction. Closes all before a snapshot and at the end.
 */
@Singleton
@Unremovable
class PoolConnections implements AgroalPoolInterceptor, Closing {
    private static final Logger LOG = Logger.getLogger(PoolConnections.class);
    private static final Deadline.Alarm NONE = () -> {};

    private final Instance<AgroalDataSource> pool;
    private final Metrics metrics;
    private final AtomicLong waited = new AtomicLong();
    private final Map<Connection, Deadline.Alarm> open = new ConcurrentHashMap<>();

    /** The pool is looked up when it is needed, since it is made with its interceptors. */
    PoolConnections(Instance<AgroalDataSource> pool, Metrics metrics) {
        this.pool = pool;
        this.metrics = metrics;
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        open.put(connection, NONE);
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        Deadlines.current().ifPresent(deadline -> open.put(connection, deadline.whenOver(() -> cut(connection))));
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        var alarm = open.replace(connection, NONE);
        if (alarm != null) {
            alarm.close();
        }
        long total = pool.get().getMetrics().blockingTimeTotal().toNanos();
        metrics.time(Metric.DATABASE_ACQUIRE_TIME, Duration.ofNanos(total - waited.getAndSet(total)));
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        var alarm = open.remove(connection);
        if (alarm != null) {
            alarm.close();
        }
    }

    /** Ends every connection politely: the server's side is told before this returns. The pool stays usable. */
    @Override
    public void close() {
        for (Connection connection : open.keySet()) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("A connection was broken already", e);
            }
        }
        // The pool forgets what was just closed.
        pool.get().flush(AgroalDataSource.FlushMode.ALL);
    }

    private static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.warn("A connection could not be cut at its deadline", e);
        }
    }
}
