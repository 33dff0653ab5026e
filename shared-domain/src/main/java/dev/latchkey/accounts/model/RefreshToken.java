package dev.latchkey.accounts.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A refresh token: session id (16 bytes), generation (4) and a message authentication code over both (32), in base64url
 * without padding (RFC 4648 section 5). That it has this form says nothing about whether it is genuine: ask
 * {@link dev.latchkey.accounts.port.RefreshTokens}. {@code toString} hides the code.
 */
public final class RefreshToken {
    public static final int MAC_LENGTH = 32;
    private static final int LENGTH = 2 * Long.BYTES + Integer.BYTES + MAC_LENGTH;

    private final SessionId sessionId;
    private final int generation;
    private final byte[] mac;

    /** @throws IllegalArgumentException when the code has another length than {@link #MAC_LENGTH} */
    public RefreshToken(SessionId sessionId, int generation, byte[] mac) {
        if (mac.length != MAC_LENGTH) {
            throw new IllegalArgumentException("a refresh token's code has %d bytes".formatted(MAC_LENGTH));
        }
        this.sessionId = sessionId;
        this.generation = generation;
        this.mac = mac.clone();
    }

    /** Reads a token; empty for any text that {@link #encoded()} never gives. */
    public static Optional<RefreshToken> parse(String text) {
        return decode(text)
                .map(bytes -> {
                    var sessionId = new SessionId(new UUID(bytes.getLong(), bytes.getLong()));
                    var generation = bytes.getInt();
                    var mac = new byte[MAC_LENGTH];
                    bytes.get(mac);
                    return new RefreshToken(sessionId, generation, mac);
                })
                .filter(token -> token.encoded().equals(text));
    }

    private static Optional<ByteBuffer> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text))
                    .filter(bytes -> bytes.length == LENGTH)
                    .map(ByteBuffer::wrap);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public SessionId sessionId() {
        return sessionId;
    }

    public int generation() {
        return generation;
    }

    public byte[] mac() {
        return mac.clone();
    }

    /** The token as the client keeps it. */
    public String encoded() {
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(sessionId.value().getMostSignificantBits())
                .putLong(sessionId.value().getLeastSignificantBits())
                .putInt(generation)
                .put(mac);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RefreshToken token
                && sessionId.equals(token.sessionId)
                && generation == token.generation
                && MessageDigest.isEqual(mac, token.mac);
    }

    @Override
    public int hashCode() {
        return 31 * sessionId.hashCode() + Arrays.hashCode(mac);
    }

    @Override
    public String toString() {
        return "RefreshToken[%s, %d, hidden]".formatted(sessionId, generation);
    }
}
