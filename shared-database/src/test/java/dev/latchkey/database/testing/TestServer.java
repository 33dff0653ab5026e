package dev.latchkey.database.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one PostgreSQL of this JVM, with a migrated template. Its port is kept in a system property, since Quarkus loads
 * test classes by several class loaders, each of which would start a server of its own.
 */
final class TestServer {
    static final String TEMPLATE = "latchkey_template";
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "latchkey_migrator";
    private static final String PORT_PROPERTY = "latchkey.test.database.port";

    private TestServer() {}

    static int port() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(PORT_PROPERTY);
            if (known != null) {
                return Integer.parseInt(known);
            }
            int port = start();
            System.setProperty(PORT_PROPERTY, Integer.toString(port));
            return port;
        }
    }

    static Connection superuser(String database) throws SQLException {
        return connect(port(), database, SUPERUSER, "");
    }

    /** Not by DriverManager, which knows only the drivers of the class loader that first used it. */
    static Connection connect(int port, String database, String role, String password) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setURL(url(port, database));
        return source.getConnection(role, password);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static int start() {
        try {
            // Closed by the shutdown hook that the library sets.
            int port = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start()
                    .getPort();
            prepare(port);
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The template database cannot be made", e);
        }
    }

    private static void prepare(int port) throws SQLException {
        try (var connection = connect(port, "postgres", SUPERUSER, "");
                var statement = connection.createStatement()) {
            statement.execute("create role " + OWNER + " login createrole createdb");
            statement.execute("create database " + TEMPLATE + " owner " + OWNER);
        }
        Flyway.configure()
                .dataSource(url(port, TEMPLATE), OWNER, "")
                .locations("filesystem:" + migrations())
                .load()
                .migrate();
    }

    private static Path migrations() {
        String root = System.getProperty("latchkey.root");
        if (root == null) {
            throw new IllegalStateException("-Dlatchkey.root=<the folder with the parent pom.xml> is missing");
        }
        return Path.of(root, "migrations-function/src/main/resources/db/migration");
    }
}
