package dev.latchkey.local.benchmarks.floor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads one row of preferences by its primary key, over pgjdbc and nothing else. */
final class PreparedSelect {
    private final PreparedStatement statement;

    private PreparedSelect(PreparedStatement statement) {
        this.statement = statement;
    }

    // The connection lives as long as the process.
    @SuppressWarnings("MustBeClosedChecker")
    static PreparedSelect open() {
        String url = "jdbc:postgresql://%s:%s/%s?user=%s"
                .formatted(
                        System.getenv("LATCHKEY_DB_HOST"),
                        System.getenv("LATCHKEY_DB_PORT"),
                        System.getenv("LATCHKEY_DB_NAME"),
                        System.getenv("LATCHKEY_DB_USER"));
        try {
            Connection connection = DriverManager.getConnection(url);
            return new PreparedSelect(connection.prepareStatement(
                    "select version, value from preferences where user_id = ? and namespace = ?"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void once() throws SQLException {
        statement.setObject(1, new UUID(0, 0));
        statement.setString(2, "appearance");
        try (ResultSet rows = statement.executeQuery()) {
            if (rows.next()) {
                rows.getLong(1);
                rows.getString(2);
            }
        }
    }
}
