package dev.latchkey.auth.http;

import dev.latchkey.accounts.model.DeviceName;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A session, as shown to its user.
 *
 * @param current whether the request came with a token of it
 */
record SessionResponse(
        UUID id,
        Optional<String> deviceName,
        Optional<String> userAgent,
        String ipAddress,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        boolean current) {
    static SessionResponse of(Session session, SessionId own) {
        return new SessionResponse(
                session.id().value(),
                session.deviceName().map(DeviceName::value),
                session.userAgent(),
                session.ipAddress(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.id().equals(own));
    }
}
