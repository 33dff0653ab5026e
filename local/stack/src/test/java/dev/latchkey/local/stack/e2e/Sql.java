package dev.latchkey.local.stack.e2e;

import dev.latchkey.local.database.PostgresServer;
import dev.latchkey.local.emulator.Processes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks at the database behind the functions' backs, or gets into their way there. */
final class Sql {
    private static final String OWNER = "latchkey_migrator";
    private static final String ADMINISTRATOR = "postgres";

    private final PostgresServer server;

    Sql(PostgresServer server) {
        this.server = server;
    }

    /** A connection of the schema's owner, who may lock tables. */
    Connection owner() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(OWNER));
    }

    /** A connection of the server's administrator. */
    Connection administrator() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(ADMINISTRATOR));
    }

    void execute(String sql) {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long number(String query) {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** How many connections the functions have, or one function has. */
    long connections(String function) {
        return number("select count(*) from pg_stat_activity where backend_type = 'client backend'"
                + " and usename = 'latchkey_" + function + "'");
    }

    /** The server needs a moment to end a process whose client said good-bye. */
    void awaitNoConnections(String function) {
        Processes.await("no connection of " + function, () -> connections(function) == 0);
    }

    /** Ends a function's connections as an administrator does. */
    void terminate(String function) {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'latchkey_" + function + "'");
    }

    /** Holds a table against everybody until it is closed. */
    Connection lock(String table) throws SQLException {
        Connection connection = owner();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
        return connection;
    }
}
