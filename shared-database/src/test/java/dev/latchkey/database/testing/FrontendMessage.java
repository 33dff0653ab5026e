package dev.latchkey.database.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a client sends to PostgreSQL (frontend/backend protocol 3.0, "Message Formats"). */
final class FrontendMessage {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    /** The first byte, or 0 for the messages that begin a connection, which have none. */
    private final byte type;

    private final byte[] bytes;

    private FrontendMessage(byte type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    static FrontendMessage readStart(DataInputStream in) throws IOException {
        int length = in.readInt();
        return new FrontendMessage(
                (byte) 0,
                ByteBuffer.allocate(length)
                        .putInt(length)
                        .put(in.readNBytes(length - 4))
                        .array());
    }

    static FrontendMessage read(DataInputStream in) throws IOException {
        byte type = in.readByte();
        int length = in.readInt();
        return new FrontendMessage(
                type,
                ByteBuffer.allocate(length + 1)
                        .put(type)
                        .putInt(length)
                        .put(in.readNBytes(length - 4))
                        .array());
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /** Whether the client asks for encryption first, and another message follows that begins the connection. */
    boolean asksForEncryption() {
        int code = ByteBuffer.wrap(bytes).getInt(4);
        return type == 0 && (code == SSL_REQUEST || code == GSS_REQUEST);
    }

    /**
     * Whether the client waits for the server's answer after this message. Not after a BEGIN: pgjdbc sends it together
     * with the statement that follows.
     */
    boolean endsRoundTrip() {
        return type == 'S' || (type == 'Q' && !text(5).startsWith("BEGIN"));
    }

    /** The SQL of a Query or Parse message. */
    Optional<String> sql() {
        return switch (type) {
            case 'Q' -> Optional.of(text(5));
            case 'P' -> Optional.of(text(6 + text(5).getBytes(StandardCharsets.UTF_8).length));
            default -> Optional.empty();
        };
    }

    private String text(int from) {
        int end = from;
        while (bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
