package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseTest {
    private final Retries retries = new Retries(new EmfMetrics("auth", InstantSource.system(), line -> {}));

    @Test
    void aReadWhoseConnectionWasLostIsSentAgain() {
        var severed = new Severed();
        try (var database = TestDatabase.create()) {
            severed.setPortNumbers(new int[] {database.port()});
            severed.setDatabaseName(database.name());
            severed.setUser("latchkey_auth");

            assertThat(new Database(severed, retries, Transactions.NONE)
                            .find("select 1 as one", row -> row.text("one")))
                    .contains("1");
        }
    }

    @Test
    void aWriteWhoseConnectionWasLostIsNot() {
        var database = new Database(new Severed(), retries, Transactions.NONE);

        assertThatExceptionOfType(StatementFailed.class).isThrownBy(() -> database.update("delete from users"));
        assertThatExceptionOfType(StatementFailed.class)
                .isThrownBy(() -> new Database(new Severed(), retries, Transactions.NONE)
                        .change("select 1", row -> row.text("one")));
    }

    /** Its first connection is lost, as one is whose server was killed; the second is whole. */
    private static final class Severed extends PGSimpleDataSource {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private boolean lost;

        @Override
        public Connection getConnection() throws SQLException {
            if (!lost) {
                lost = true;
                throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
            }
            return super.getConnection();
        }
    }
}
