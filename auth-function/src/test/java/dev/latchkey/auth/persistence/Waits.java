package dev.latchkey.auth.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Future;

/** Waits for locks, as the server knows them. */
final class Waits {
    private Waits() {}

    /** Returns once a statement waits for what the connection's transaction holds. */
    static void untilItWaitsFor(Connection connection, Future<?> waiting) throws SQLException {
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
}
