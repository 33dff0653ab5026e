package dev.latchkey.runtime.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * As much of HTTP/1.1 as one request to an address of the same machine takes. The JDK's clients would load hundreds of
 * classes at each start for two such requests.
 */
final class LoopbackHttp {
    private static final int CONNECT_MILLIS = 1000;

    private LoopbackHttp() {}

    /** The head of an answer whose status is 200. */
    record Answer(Map<String, String> headers) {
        String header(String name) throws IOException {
            String value = headers.get(name);
            if (value == null) {
                throw new IOException("The answer lacks " + name);
            }
            return value;
        }
    }

    static Answer post(URI server, String path, String header, String body) throws IOException {
        return exchange(server, "POST " + path, header, body);
    }

    /** Waits for as long as the server takes. */
    static Answer get(URI server, String path, String header) throws IOException {
        return exchange(server, "GET " + path, header, "");
    }

    private static Answer exchange(URI server, String request, String header, String body) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String message = request + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + header
                    + "\r\nContent-Length: " + content.length
                    + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String status = in.readLine();
            if (status == null || !status.matches("HTTP/1\\.[01] 200( .*)?")) {
                throw new IOException("Answered " + status);
            }
            return new Answer(headers(in));
        }
    }

    private static Map<String, String> headers(BufferedReader in) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }
}
