package dev.latchkey.database.pool;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.MarginSettings;
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
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.postgresql.jdbc.PgConnection;

/**
 * Knows the pool's open connections, ends what a request still does with one when its deadline passes, and closes all
 * before a snapshot and at the end.
 */
@Singleton
@Unremovable
class PoolConnections implements AgroalPoolInterceptor, Closing {
    private static final Logger LOG = Logger.getLogger(PoolConnections.class);
    private static final Deadline.Alarm NONE = () -> {};

    private final Instance<AgroalDataSource> pool;
    private final Metrics metrics;
    private final Duration forCancelling;
    private final AtomicLong waited = new AtomicLong();
    private final Map<PgConnection, Deadline.Alarm> open = new ConcurrentHashMap<>();

    /**
     * Prepares for a pool, which is looked up when it is needed, since it is made with its interceptors. Canceling fits,
     * with the roll back, between the deadline and the moment at which the request is answered without it.
     */
    PoolConnections(Instance<AgroalDataSource> pool, Metrics metrics, Environment environment) {
        this.pool = pool;
        this.metrics = metrics;
        this.forCancelling = environment.get(MarginSettings.DEADLINE_FOR_CANCELLING);
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        open.keySet().removeIf(PoolConnections::isClosed);
        physical(connection).ifPresent(physical -> open.put(physical, NONE));
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        // The pool counts this one only when all interceptors have seen it.
        metrics.add(Metric.DATABASE_CONNECTIONS_IN_USE, pool.get().getMetrics().activeCount() + 1.0);
        Deadlines.current()
                .ifPresent(deadline -> physical(connection)
                        .ifPresent(physical -> open.put(physical, new Rescue(physical, deadline, forCancelling))));
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        physical(connection).map(physical -> open.replace(physical, NONE)).ifPresent(Deadline.Alarm::close);
        long total = pool.get().getMetrics().blockingTimeTotal().toNanos();
        metrics.time(Metric.DATABASE_ACQUIRE_TIME, Duration.ofNanos(total - waited.getAndSet(total)));
    }

    /** Ends every connection in an orderly way: the server is notified before this returns. The pool stays usable. */
    @Override
    public void close() {
        var steps = new ArrayList<Closing>();
        open.keySet().forEach(connection -> steps.add(() -> end(connection)));
        // The pool forgets what was just closed.
        steps.add(() -> pool.get().flush(AgroalDataSource.FlushMode.ALL));
        Closing.all(steps);
    }

    /** What the pool hands out is a wrapper, whose closing only gives the connection back. Empty when it is closed. */
    private static Optional<PgConnection> physical(Connection connection) {
        try {
            return Optional.of(connection.unwrap(PgConnection.class));
        } catch (SQLException e) {
            LOG.debug("The connection is closed already", e);
            return Optional.empty();
        }
    }

    static boolean isClosed(PgConnection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            LOG.debug("The connection is broken", e);
            return true;
        }
    }

    /**
     * Closing from another thread ends the wait of the one that reads. Not {@link Connection#abort}: the driver asks the
     * security manager first, which JDK 24 and newer answer with an exception.
     */
    static void end(PgConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("The connection was broken already", e);
        }
    }
}
