package dev.latchkey.database.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void aRoundTripIsCountedForEachStatementAndForTheCommitButNotForTheBegin() throws SQLException {
        try (var database = TestDatabase.create();
                var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name(), "latchkey_auth", "");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);

            int count = database.roundTrips().during(() -> {
                try {
                    statement.execute("select 1");
                    statement.execute("select 2");
                    connection.commit();
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });

            assertThat(count).as("%s", database.roundTrips().statements()).isEqualTo(3);
            assertThat(database.roundTrips().statements()).containsExactly("BEGIN", "select 1", "select 2", "COMMIT");
        }
    }

    @Test
    void databasesDoNotShareRows() throws SQLException {
        try (var one = TestDatabase.create();
                var other = TestDatabase.create()) {
            one.execute("create table only_here (id int)");

            try (var connection = other.connect("postgres");
                    var found = connection.createStatement().executeQuery("select to_regclass('only_here')")) {
                found.next();
                assertThat(found.getString(1)).isNull();
            }
        }
    }
}
