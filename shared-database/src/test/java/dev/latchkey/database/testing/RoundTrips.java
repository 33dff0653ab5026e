package dev.latchkey.database.testing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts round trips to PostgreSQL where they happen: a proxy in front of the server reads what clients send and counts
 * each message after which a client waits. So begin, commit and whatever a framework adds are counted, and statements
 * sent in one go count once. Connecting does not count. Safe for use by many threads.
 */
public final class RoundTrips implements AutoCloseable {
    private final ServerSocket listener;
    private final int serverPort;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private RoundTrips(ServerSocket listener, int serverPort) {
        this.listener = listener;
        this.serverPort = serverPort;
    }

    static RoundTrips inFrontOf(int serverPort) {
        try {
            var proxy = new RoundTrips(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many round trips {@code work} makes, those of parallel work included. */
    public int during(Runnable work) {
        int before = count.get();
        statements.clear();
        work.run();
        return count.get() - before;
    }

    /** The statements parsed since {@link #during} began, to explain a count. One that stays prepared is parsed once. */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    /** How many connections were opened so far. */
    public int connections() {
        return connections.get();
    }

    /** Cuts all connections, as a failing network does. New ones can be opened. */
    public void cut() {
        open.forEach(RoundTrips::cut);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                relay(listener.accept(), new Socket(InetAddress.getLoopbackAddress(), serverPort));
            } catch (SocketException e) {
                // Closed, which ends the loop; or the server is away, which the client sees by itself.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void relay(Socket client, Socket server) throws SocketException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        inBackground(client, server, () -> count(client, server));
        inBackground(client, server, () -> server.getInputStream().transferTo(client.getOutputStream()));
    }

    private interface Transfer {
        void run() throws IOException;
    }

    private void inBackground(Socket client, Socket server, Transfer transfer) {
        Thread.ofVirtual().start(() -> {
            try {
                transfer.run();
            } catch (EOFException | SocketException e) {
                // One side ended the connection: so does the other.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                cut(client);
                cut(server);
                open.remove(client);
                open.remove(server);
            }
        });
    }

    private void count(Socket client, Socket server) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        var out = server.getOutputStream();
        FrontendMessage start;
        do {
            start = FrontendMessage.readStart(in);
            if (!start.asksForEncryption()) {
                // Before the server can answer, as below: whoever has the answer may look at the count.
                connections.incrementAndGet();
            }
            start.writeTo(out);
        } while (start.asksForEncryption());
        while (true) {
            var message = FrontendMessage.read(in);
            if (message.endsRoundTrip()) {
                count.incrementAndGet();
            }
            message.sql().ifPresent(statements::add);
            message.writeTo(out);
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
