package dev.latchkey.local.database;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Creates what a deployment gives the migrations function to work with: its role, and a database that it owns. */
final class LatchkeyDatabase {
    private LatchkeyDatabase() {}

    static void create(DataSource postgres) {
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = 'latchkey_migrator'")) {
                statement.execute("create role latchkey_migrator login createrole password 'latchkey'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = 'latchkey'")) {
                statement.execute("create database latchkey owner latchkey_migrator");
            }
        } catch (SQLException e) {
            throw new StackFailure("The database latchkey cannot be created", e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
