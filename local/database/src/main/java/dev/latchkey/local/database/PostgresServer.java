package dev.latchkey.local.database;

import dev.latchkey.local.emulator.platform.Directories;
import dev.latchkey.local.emulator.platform.StackFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL whose data outlive it. Durable as in production: an acknowledged commit survives {@link #kill()}. When
 * its process is ended from outside, as by {@code kill -9} or for want of memory, it is started again on the same
 * port. Thread-safe.
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
    private final Consumer<String> problems;
    private EmbeddedPostgres server;
    private @Nullable Postmaster guarded;

    /** As the other, without reports of problems. */
    public PostgresServer(Path directory, int port) {
        this(directory, port, problem -> {});
    }

    /**
     * Starts the server, ending what a killed run left behind, and creates database and owner where they are missing.
     *
     * @param directory holds data and log; no other server uses it
     * @param port 0 for any free one
     * @param problems receives a sentence when the server was ended from outside, and one about the new start
     * @throws StackFailure when it does not start, or the port is taken
     */
    public PostgresServer(Path directory, int port, Consumer<String> problems) {
        this.problems = problems;
        this.data = directory.resolve("postgres").toAbsolutePath();
        this.log = directory.resolve("logs").resolve("postgres.log").toFile();
        this.server = start(port);
        this.port = server.getPort();
        LatchkeyDatabase.create(server.getPostgresDatabase());
        guard();
    }

    /** Deletes the data in the directory, which no server may use at the time. */
    public static void erase(Path directory) {
        Directories.delete(directory.resolve("postgres"));
    }

    public int port() {
        return port;
    }

    /** A JDBC address of Latchkey's database for one of its roles. */
    public synchronized String jdbcUrl(String user) {
        return server.getJdbcUrl(user, "latchkey");
    }

    /** Kills the server and every process of its at once, as a power failure would. */
    public synchronized void kill() {
        guarded = null;
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
    public synchronized void start() {
        guarded = null;
        closeQuietly();
        server = start(port);
        guard();
    }

    /** Stops the server cleanly: open transactions are rolled back, connections closed. */
    public synchronized void stop() {
        guarded = null;
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

    private void guard() {
        Postmaster.of(data).ifPresent(postmaster -> {
            guarded = postmaster;
            var _ = postmaster.exit().thenRunAsync(() -> restart(postmaster), Thread::startVirtualThread);
        });
    }

    private synchronized void restart(Postmaster ended) {
        if (guarded != ended) {
            return;
        }
        problems.accept("PostgreSQL's process " + ended.pid() + " was ended by somebody else; it is started again.");
        try {
            start();
            problems.accept("PostgreSQL is back on port " + port + ", with all that was committed.");
        } catch (StackFailure e) {
            problems.accept("PostgreSQL cannot be started again. " + e.getMessage() + " Start the stack anew.");
        }
    }

    private EmbeddedPostgres start(int wantedPort) {
        Postmaster.of(data).ifPresent(Postmaster::stop);
        Postmaster.endOrphans(data);
        requireFree(wantedPort);
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

    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            throw new StackFailure(
                    "PostgreSQL's port " + port
                            + " is taken. Stop what listens there, or choose another with --db-port.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
