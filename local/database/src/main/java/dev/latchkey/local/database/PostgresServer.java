package dev.latchkey.local.database;

import dev.latchkey.local.emulator.platform.Directories;
import dev.latchkey.local.emulator.platform.StackFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A PostgreSQL whose data outlive it. Durable as in production: an acknowledged commit survives {@link #kill()}.
 * Not thread-safe.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    // The library reports what it cannot do by exceptions as well; the server's own log is in a file. A field, since
    // loggers are held weakly.
    private static final Logger LIBRARY_LOG = Logger.getLogger("io.zonky.test.db.postgres");

    static {
        LIBRARY_LOG.setLevel(Level.OFF);
    }

    private final Path data;
    private final File log;
    private final int port;
    private EmbeddedPostgres server;

    /**
     * Starts the server, ending what a killed run left behind, and creates database and owner where they are missing.
     *
     * @param directory holds data and log; no other server uses it
     * @param port 0 for any free one
     */
    public PostgresServer(Path directory, int port) {
        this.data = directory.resolve("postgres").toAbsolutePath();
        this.log = directory.resolve("logs").resolve("postgres.log").toFile();
        this.server = start(port);
        this.port = server.getPort();
        LatchkeyDatabase.create(server.getPostgresDatabase());
    }

    /** Deletes the data in the directory, which no server may use at the time. */
    public static void erase(Path directory) {
        Directories.delete(directory.resolve("postgres"));
    }

    public int port() {
        return port;
    }

    /** A JDBC address of Latchkey's database for one of its roles. */
    public String jdbcUrl(String user) {
        return server.getJdbcUrl(user, "latchkey");
    }

    /** Kills the server and every process of its at once, as a power failure would. */
    public void kill() {
        Postmaster.of(data).ifPresent(Postmaster::kill);
    }

    /** Stops the server's processes where they are: connections open, and nobody answers. As a network that is dead. */
    public void pause() {
        Postmaster.of(data).ifPresent(Postmaster::pause);
    }

    /** Lets the server go on after {@link #pause()}. */
    public void resume() {
        Postmaster.of(data).ifPresent(Postmaster::resume);
    }

    /** Starts the server again on the same port after {@link #kill()} or {@link #stop()}; it recovers by itself. */
    public void start() {
        closeQuietly();
        server = start(port);
    }

    /** Stops the server cleanly: open transactions are rolled back, connections closed. */
    public void stop() {
        try {
            closeQuietly();
        } finally {
            Postmaster.of(data).ifPresent(Postmaster::kill);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private EmbeddedPostgres start(int wantedPort) {
        Postmaster.of(data).ifPresent(Postmaster::stop);
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(wantedPort)
                    .setPGStartupWait(START)
                    // The library's own settings trade durability for speed.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    // What is logged is what RDS logs: no values of statements, and no rows.
                    .setServerConfig("log_statement", "ddl")
                    .setServerConfig("log_min_duration_statement", "1000")
                    .setServerConfig("log_parameter_max_length", "0")
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new StackFailure("PostgreSQL does not start. Its log: " + log, e);
        }
    }

    private void closeQuietly() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
