package dev.latchkey.local.database.shared;

import dev.latchkey.local.database.PostgresServer;
import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The program that keeps PostgreSQL running for as long as somebody holds a connection to its control port, and some
 * seconds more. A user that is killed loses its connection, so that nobody has to tidy up after it.
 *
 * <pre>java … SharedDatabaseServer DIRECTORY MIGRATIONS GRACE</pre>
 *
 * Prints one line once it takes users, or the reason why it does not start.
 */
public final class SharedDatabaseServer {
    static final String GREETING = "latchkey shared database";
    static final String JOIN = "join";
    static final String JOIN_EMPTY = "join empty";
    static final String READY = "ready ";
    static final String LISTENING = "listening";

    /** Who started this program joins at once, unless it was ended meanwhile. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(SharedDatabaseServer.class.getName());

    private final Path directory;
    private final Path migrations;
    private final Leases leases = new Leases();
    private PostgresServer postgres;

    private SharedDatabaseServer(Path directory, Path migrations) {
        this.directory = directory;
        this.migrations = migrations;
        this.postgres = start();
    }

    /** On the port of last time where it is free, so that those who still use it find the database again. */
    private PostgresServer start() {
        Optional<ServerFile> before = ServerFile.read(directory);
        if (before.isPresent()) {
            try {
                return new PostgresServer(directory, before.get().database(), LOG::warning);
            } catch (StackFailure e) {
                LOG.log(Level.INFO, "The database gets another port", e);
            }
        }
        return new PostgresServer(directory, 0, LOG::warning);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path directory = Path.of(arguments[0]);
        // Held until this process is gone, PostgreSQL with it; a next server waits for it here.
        try (FileChannel lock = FileChannel.open(
                        directory.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                var _ = lock.lock()) {
            SharedDatabaseServer server = new SharedDatabaseServer(directory, Path.of(arguments[1]));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::stop));
            server.serve(out, Duration.parse(arguments[2]));
            server.stop();
        } catch (StackFailure e) {
            out.println(e.getMessage());
        }
        System.exit(0);
    }

    private void serve(PrintStream out, Duration grace) throws IOException, InterruptedException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            new ServerFile(listener.getLocalPort(), postgres.port()).write(directory);
            Thread.ofPlatform().daemon().name("leases").start(() -> accept(listener));
            out.println(LISTENING);
            leases.awaitEnd(FIRST, grace);
        }
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket user = listener.accept();
                Thread.ofPlatform().daemon().start(() -> serve(user));
            }
        } catch (IOException e) {
            // Closed: nobody was there any more.
            return;
        }
    }

    private void serve(Socket user) {
        if (!leases.join()) {
            return;
        }
        try (user;
                PrintStream answer = new PrintStream(user.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(user.getInputStream(), StandardCharsets.UTF_8))) {
            answer.println(GREETING);
            answer.println(prepare(JOIN_EMPTY.equals(in.readLine())));
            while (in.readLine() != null) {
                // Nothing more is asked; the end of the connection is what is waited for.
            }
        } catch (IOException e) {
            // Cut, by the death of the user for instance: the same as closed.
            return;
        } finally {
            leases.leave();
        }
    }

    private synchronized String prepare(boolean empty) {
        try {
            if (empty) {
                erase();
            }
            Schema.migrate(postgres.jdbcUrl("latchkey_migrator"), "", migrations);
            return READY + postgres.port();
        } catch (StackFailure e) {
            return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        }
    }

    private void erase() {
        if (leases.areShared()) {
            throw new StackFailure("Another dev mode uses the database; end it first, then start with an empty one.");
        }
        int port = postgres.port();
        postgres.close();
        PostgresServer.erase(directory);
        postgres = new PostgresServer(directory, port, LOG::warning);
    }

    private synchronized void stop() {
        postgres.close();
    }
}
