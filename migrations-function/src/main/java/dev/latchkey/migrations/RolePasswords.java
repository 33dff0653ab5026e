package dev.latchkey.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Gives the functions' roles a password, for databases without IAM. It is sent hashed by the driver's own library, so
 * that it cannot end in a log of the server.
 */
final class RolePasswords {
    private static final List<String> ROLES = List.of("latchkey_auth", "latchkey_preferences", "latchkey_health");

    private final DataSource database;

    RolePasswords(DataSource database) {
        this.database = database;
    }

    void set(String password) {
        try (var connection = database.getConnection()) {
            for (String role : ROLES) {
                set(connection, role, password);
            }
        } catch (SQLException e) {
            throw new CommandFailed("The passwords of the roles cannot be set (SQL state " + e.getSQLState() + ")", e);
        }
    }

    private static void set(Connection connection, String role, String password) throws SQLException {
        connection
                .unwrap(org.postgresql.PGConnection.class)
                .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }
}
