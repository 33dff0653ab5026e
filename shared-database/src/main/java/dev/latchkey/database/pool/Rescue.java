package dev.latchkey.database.pool;

import dev.latchkey.runtime.deadline.Deadline;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.postgresql.jdbc.PgConnection;

/**
 * Frees a request that still waits for its connection when its deadline passes. First the server is asked to cancel the
 * statement, so that nothing of it is kept and the server says so. A little later the connection is cut, which ends the
 * wait also where the server or the network is dead; whether the statement took effect is then unknown.
 */
final class Rescue implements Deadline.Alarm {
    private static final Logger LOG = Logger.getLogger(Rescue.class);

    private final PgConnection connection;
    private final Deadline.Alarm cancelling;
    private final Deadline.Alarm cutting;
    private boolean returned;

    /**
     * Waits for the deadline.
     *
     * @param forCancelling what the server gets for the cancellation before the connection is cut
     */
    Rescue(PgConnection connection, Deadline deadline, Duration forCancelling) {
        this.connection = connection;
        this.cancelling = deadline.whenOver(this::cancel);
        this.cutting = deadline.whenOverFor(forCancelling, () -> PoolConnections.end(connection));
    }

    /** Returns only when no cancellation is under way, since it would meet the next request's statement. */
    @Override
    public void close() {
        cancelling.close();
        if (!PoolConnections.isClosed(connection)) {
            endCancelling();
        }
        cutting.close();
    }

    private synchronized void endCancelling() {
        returned = true;
    }

    private synchronized void cancel() {
        if (returned) {
            return;
        }
        try {
            connection.cancelQuery();
        } catch (SQLException e) {
            LOG.debug("The statement cannot be cancelled", e);
        }
    }
}
