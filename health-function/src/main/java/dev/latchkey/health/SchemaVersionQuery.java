package dev.latchkey.health;

import dev.latchkey.runtime.snapshot.Closing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database for the version of its schema: one round trip on the connection that was kept, or on a new one if
 * that is gone. Safe for use by many threads; those that come at the same time open connections of their own.
 */
final class SchemaVersionQuery implements Callable<String>, Closing {
    private static final Logger LOG = Logger.getLogger(SchemaVersionQuery.class);
    private static final String NEWEST = "select version from schema_version";

    private final Opener opener;
    private final AtomicReference<@Nullable Connection> kept = new AtomicReference<>();

    /** Opens a connection whose waits are bounded. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    SchemaVersionQuery(Opener opener) {
        this.opener = opener;
    }

    /** The version, or an empty text where there is no schema yet. */
    @Override
    public String call() throws SQLException {
        Connection idle = kept.getAndSet(null);
        if (idle != null) {
            try {
                return ask(idle);
            } catch (SQLException e) {
                LOG.debug("The connection that was kept is gone; a new one is opened.", e);
            }
        }
        return ask(opener.open());
    }

    private String ask(Connection connection) throws SQLException {
        boolean keep = false;
        try (var select = connection.prepareStatement(NEWEST);
                var row = select.executeQuery()) {
            String version = row.next() ? row.getString(1) : "";
            keep = true;
            return version;
        } finally {
            Connection surplus = keep ? kept.getAndSet(connection) : connection;
            if (surplus != null) {
                surplus.close();
            }
        }
    }

    @Override
    public void close() {
        Connection idle = kept.getAndSet(null);
        if (idle != null) {
            try {
                idle.close();
            } catch (SQLException e) {
                LOG.debug("The connection was gone before it was closed.", e);
            }
        }
    }
}
