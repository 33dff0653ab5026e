package dev.latchkey.database.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database of its own with the newest schema and grants, in the one PostgreSQL that all tests of a JVM share. Cheap
 * to create: a copy of a template. What connects through {@link #port()} is counted by {@link #roundTrips()}.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger CREATED = new AtomicInteger();

    private final String name;
    private final RoundTrips roundTrips;

    private TestDatabase(String name, RoundTrips roundTrips) {
        this.name = name;
        this.roundTrips = roundTrips;
    }

    public static TestDatabase create() {
        var database = copyOf(TestServer.TEMPLATE);
        // What the migrations say of the database itself is not copied with it.
        executeOnServer("revoke all on database " + database.name + " from public; grant connect on database "
                + database.name + " to latchkey_auth, latchkey_preferences, latchkey_health");
        return database;
    }

    /** A database without any table, for tests of the migrations themselves. The roles are there already. */
    public static TestDatabase createEmpty() {
        return copyOf("template1");
    }

    private static TestDatabase copyOf(String template) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + Long.toHexString(System.nanoTime()) + "_"
                + CREATED.incrementAndGet();
        try (var connection = TestServer.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template + " owner latchkey_migrator");
        } catch (SQLException e) {
            throw new IllegalStateException("The test database cannot be made", e);
        }
        return new TestDatabase(name, RoundTrips.inFrontOf(TestServer.port()));
    }

    /** The port to connect to at 127.0.0.1: a proxy that counts. */
    public int port() {
        return roundTrips.port();
    }

    public String name() {
        return name;
    }

    public RoundTrips roundTrips() {
        return roundTrips;
    }

    /** A connection that is not counted, as one of the roles that the migrations make, or as the superuser postgres. */
    public Connection connect(String role) throws SQLException {
        return TestServer.connect(TestServer.port(), name, role, "latchkey");
    }

    /** Runs statements as the superuser, to arrange what a test needs. */
    public void execute(String sql) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement about the whole server, such as one on a role, as the superuser. */
    public static void executeOnServer(String sql) {
        try (var connection = TestServer.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The environment of a function that connects as its own role; counted. */
    public Map<String, String> environment(String function) {
        return Map.of(
                "LATCHKEY_FUNCTION",
                function,
                "LATCHKEY_DB_HOST",
                "127.0.0.1",
                "LATCHKEY_DB_PORT",
                Integer.toString(port()),
                "LATCHKEY_DB_NAME",
                name,
                "LATCHKEY_DB_USER",
                function.equals("migrations") ? "latchkey_migrator" : "latchkey_" + function,
                "LATCHKEY_DB_AUTH",
                "password",
                "LATCHKEY_DB_PASSWORD",
                "latchkey");
    }

    /** Drops the database and ends whatever is still connected to it. */
    @Override
    public void close() {
        roundTrips.close();
        try (var connection = TestServer.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("drop database " + name + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
