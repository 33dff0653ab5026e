package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.DeviceName;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.model.SessionPolicy;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.domain.UserId;
import dev.latchkey.domain.UuidGenerator;
import java.time.Instant;
import java.util.Optional;

/** Starts sessions. */
final class SessionStart {
    private static final int FIRST_GENERATION = 0;

    private final Sessions sessions;
    private final SessionPolicy policy;
    private final AuditEvents events;
    private final UuidGenerator ids;

    SessionStart(AccountsPorts ports) {
        sessions = ports.sessions();
        policy = ports.sessionPolicy();
        events = new AuditEvents(ports);
        ids = ports.ids();
    }

    /** A new session, which is nothing until it is started. */
    Session draft(UserId userId, Optional<DeviceName> deviceName, RequestOrigin origin, Instant now) {
        return new Session(
                new SessionId(ids.next()),
                userId,
                FIRST_GENERATION,
                deviceName,
                origin.userAgent(),
                origin.ipAddress(),
                now,
                now,
                policy.expiry(now, now));
    }

    /** @throws dev.latchkey.domain.FailureException {@code INVALID_CREDENTIALS} when the password was changed meanwhile */
    void start(Session session, Credentials proven, AuditEventType type, RequestOrigin origin) {
        if (!sessions.start(session, proven, events.of(session, type, origin))) {
            throw Refusals.wrongCredentials();
        }
    }
}
