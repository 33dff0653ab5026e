package dev.latchkey.local.stack.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no HTTP client would: foreign Host headers, paths as they stand. */
final class RawRequest {
    private RawRequest() {}

    /** The whole answer. */
    static String send(URI stack, String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), stack.getPort())) {
            socket.getOutputStream()
                    .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
