package dev.latchkey.local.stack.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** HTTP as it is on the wire, for requests that no client library would send. Calls from an address of its own. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 60_000;

    private final URI api;
    private final InetAddress source;

    RawHttp(URI api, String sourceAddress) {
        this.api = api;
        this.source = InetAddress.ofLiteral(sourceAddress);
    }

    /** An answer, header names in lower case; several headers of one name are joined by commas. */
    record Answer(int status, TreeMap<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    Answer get(String method, String path, String... headers) {
        List<String> lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1"));
        lines.addAll(Arrays.asList(headers));
        return send(lines, new byte[0]);
    }

    /**
     * Sends a head of these lines with {@code Host} and {@code Connection: close} added, and the body as it is.
     *
     * @param lines the request line and headers, in Latin-1
     */
    Answer send(List<String> lines, byte[] body) {
        StringBuilder head = new StringBuilder();
        lines.forEach(line -> head.append(line).append("\r\n"));
        head.append("Host: localhost\r\nConnection: close\r\n\r\n");
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), api.getPort(), source, 0)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(concatenated(head.toString().getBytes(StandardCharsets.ISO_8859_1), body));
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("No answer but: " + all);
        }
        List<String> head = all.substring(0, end).lines().toList();
        TreeMap<String, String> headers = new TreeMap<>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, next) -> first + "," + next);
        }
        return new Answer(Integer.parseInt(head.getFirst().split(" ", 3)[1]), headers, all.substring(end + 4));
    }

    private static byte[] concatenated(byte[] first, byte[] second) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
        both.write(first);
        both.write(second);
        return both.toByteArray();
    }
}
