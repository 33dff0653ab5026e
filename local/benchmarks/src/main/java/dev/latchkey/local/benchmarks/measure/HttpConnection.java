package dev.latchkey.local.benchmarks.measure;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection that adds next to nothing to what it measures: a request is one write, an answer
 * is read by the thread that waits for it. Understands answers with a content length alone. Not thread-safe.
 */
final class HttpConnection implements AutoCloseable {
    /** The gateway closes what idled for 30 s. */
    private static final long LONGEST_IDLE_NANOS = 10_000_000_000L;

    private final URI server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private long usedNanos;

    /**
     * An answer.
     *
     * @param nanos from the first byte of the request to the last of the answer
     */
    record Answer(int status, String body, long nanos) {}

    HttpConnection(URI server) {
        try {
            this.server = server;
            this.socket = open(server);
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
            this.usedNanos = System.nanoTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer send(String method, String path, @Nullable String token, @Nullable String type, @Nullable String body) {
        byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(server.getAuthority());
        if (token != null) {
            head.append("\r\nAuthorization: Bearer ").append(token);
        }
        if (type != null) {
            head.append("\r\nContent-Type: ").append(type);
        }
        head.append("\r\nContent-Length: ").append(content.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream(1024);
        request.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(content);
        try {
            if (System.nanoTime() - usedNanos > LONGEST_IDLE_NANOS) {
                reopen();
            }
            long start = System.nanoTime();
            request.writeTo(out);
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            header.substring("content-length:".length()).strip());
                }
            }
            byte[] answer = in.readNBytes(length);
            usedNanos = System.nanoTime();
            return new Answer(status, new String(answer, StandardCharsets.UTF_8), usedNanos - start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket open(URI server) throws IOException {
        Socket opened = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        opened.setTcpNoDelay(true);
        return opened;
    }

    private void reopen() throws IOException {
        socket.close();
        socket = open(server);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (each != '\r') {
                line.write(each);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
