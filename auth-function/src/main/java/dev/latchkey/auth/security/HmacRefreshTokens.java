package dev.latchkey.auth.security;

import dev.latchkey.accounts.model.RefreshToken;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.RefreshTokens;
import dev.latchkey.runtime.secret.MasterKey;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Codes by HMAC-SHA-256 over session id and generation. */
@Singleton
final class HmacRefreshTokens implements RefreshTokens {
    private final Hmac hmac;

    HmacRefreshTokens(MasterKey masterKey) {
        hmac = new Hmac(masterKey, "refresh tokens");
    }

    @Override
    public RefreshToken issue(SessionId sessionId, int generation) {
        return new RefreshToken(sessionId, generation, code(sessionId, generation));
    }

    @Override
    public boolean isGenuine(RefreshToken token) {
        return MessageDigest.isEqual(code(token.sessionId(), token.generation()), token.mac());
    }

    private byte[] code(SessionId sessionId, int generation) {
        var id = sessionId.value();
        return hmac.of(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt(generation)
                .array());
    }
}
