package dev.latchkey.accounts.model;

import static java.util.Objects.requireNonNull;

import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One security-relevant thing that happened.
 *
 * @param id a UUIDv7 (RFC 9562)
 * @param userId to whom; empty where there is no such user
 * @param sessionId to which session, where it was about one
 */
public record AuditEvent(
        UUID id,
        AuditEventType type,
        Instant at,
        RequestOrigin origin,
        Optional<UserId> userId,
        Optional<SessionId> sessionId) {
    public AuditEvent {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(at, "at");
        requireNonNull(origin, "origin");
        requireNonNull(userId, "userId");
        requireNonNull(sessionId, "sessionId");
    }
}
