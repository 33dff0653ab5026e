package dev.latchkey.database.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Waits for locks, as the server knows them. */
public final class Waits {
    private Waits() {}

    /** Returns once a statement waits for what the connection's transaction holds. */
    public static void untilItWaitsFor(Connection connection, Future<?> waiting) throws SQLException {
        try (var query = connection.prepareStatement("select exists (select from pg_locks where not granted"
                + " and pg_backend_pid() = any (pg_blocking_pids(pid)))")) {
            for (boolean found = false; !found; ) {
                assertThat(waiting.isDone()).isFalse();
                try (var row = query.executeQuery()) {
                    row.next();
                    found = row.getBoolean(1);
                }
            }
        }
    }

    /** Takes the role's own limit of a statement from the transaction: it would end a wait that a busy machine makes long. */
    public static void withoutLimit(DataSource pool) {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
