package dev.latchkey.local.database.shared;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user's share in the one database of all dev modes on this machine: migrated, and there until this is closed or its
 * process ends. The first user starts the server, the last one's end stops it; a server that is killed is started again
 * on the same port. Safe for use by many threads.
 */
public final class SharedDatabase implements Closeable {
    private static final Duration GREETING = Duration.ofSeconds(2);

    private final Path directory;
    private final ServerLauncher launcher;
    private final Duration greeting;
    private Connection connection;
    private boolean closed;

    private SharedDatabase(Path directory, ServerLauncher launcher, boolean empty, Duration greeting) {
        this.directory = directory;
        this.launcher = launcher;
        this.greeting = greeting;
        this.connection = connect(empty);
    }

    /**
     * Joins those who use the database of a directory.
     *
     * @param empty whether to start without data, which nobody else may use then
     * @throws StackFailure that says why there is no database
     */
    public static SharedDatabase join(Path directory, ServerLauncher launcher, boolean empty) {
        return join(directory, launcher, empty, GREETING);
    }

    /** Takes what does not greet within this time for another program. */
    static SharedDatabase join(Path directory, ServerLauncher launcher, boolean empty, Duration greeting) {
        var database = new SharedDatabase(directory.toAbsolutePath(), launcher, empty, greeting);
        Thread.ofPlatform().daemon().name("shared-database").start(database::stay);
        return database;
    }

    /** PostgreSQL's port at 127.0.0.1. */
    public synchronized int port() {
        return connection.databasePort();
    }

    @Override
    public synchronized void close() {
        closed = true;
        connection.close();
    }

    private record Connection(Socket socket, BufferedReader in, int databasePort) {
        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Returns when the server, or this side, has ended the connection. */
        void awaitEnd() {
            try {
                while (in.readLine() != null) {
                    // The server says nothing more.
                }
            } catch (SocketException e) {
                // Ended by this side.
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void stay() {
        for (var current = current(); current != null; current = reconnect()) {
            current.awaitEnd();
        }
    }

    private synchronized @Nullable Connection current() {
        return closed ? null : connection;
    }

    private synchronized @Nullable Connection reconnect() {
        if (!closed) {
            connection = connect(false);
        }
        return current();
    }

    private Connection connect(boolean empty) {
        // A lock on a file keeps other processes out; of this one's threads a second would be refused it.
        synchronized (SharedDatabase.class) {
            return connectAlone(empty);
        }
    }

    /** One at a time on this machine, so that of two who find no server one starts it. */
    private Connection connectAlone(boolean empty) {
        try {
            Files.createDirectories(directory.resolve("logs"));
            try (FileChannel file = FileChannel.open(
                            directory.resolve("starting"),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                    var _ = file.lock()) {
                Optional<Connection> running = connectToRunning(empty);
                if (running.isPresent()) {
                    return running.get();
                }
                launcher.launch(directory);
                return connectToRunning(empty)
                        .orElseThrow(() -> new StackFailure("The database's server ended as soon as it had started."));
            }
        } catch (IOException e) {
            throw new StackFailure("The database's server cannot be reached", e);
        }
    }

    private Optional<Connection> connectToRunning(boolean empty) throws IOException {
        Optional<ServerFile> server = ServerFile.read(directory);
        if (server.isEmpty()) {
            return Optional.empty();
        }
        Socket socket;
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), server.get().control());
        } catch (IOException e) {
            return Optional.empty();
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        if (!greets(socket, in)) {
            socket.close();
            return Optional.empty();
        }
        new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8)
                .println(empty ? SharedDatabaseServer.JOIN_EMPTY : SharedDatabaseServer.JOIN);
        String answer = String.valueOf(in.readLine());
        if (!answer.startsWith(SharedDatabaseServer.READY)) {
            socket.close();
            throw new StackFailure(answer);
        }
        int port = Integer.parseInt(answer.substring(SharedDatabaseServer.READY.length()));
        return Optional.of(new Connection(socket, in, port));
    }

    /** Whether it is the server, and not another program that has its port now. */
    private boolean greets(Socket socket, BufferedReader in) throws IOException {
        socket.setSoTimeout((int) greeting.toMillis());
        try {
            boolean greeted = SharedDatabaseServer.GREETING.equals(in.readLine());
            socket.setSoTimeout(0);
            return greeted;
        } catch (SocketTimeoutException | SocketException e) {
            return false;
        }
    }
}
