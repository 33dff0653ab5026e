package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.model.User;
import dev.latchkey.domain.UuidGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes audit events, dated now. */
final class AuditEvents {
    private final UuidGenerator ids;
    private final InstantSource clock;

    AuditEvents(AccountsPorts ports) {
        ids = ports.ids();
        clock = ports.clock();
    }

    /** Of what a signed-in user did to one of their sessions. */
    AuditEvent by(Caller caller, AuditEventType type, SessionId about) {
        return new AuditEvent(
                ids.next(), type, clock.instant(), caller.origin(), Optional.of(caller.userId()), Optional.of(about));
    }

    /** Of what a signed-in user did. */
    AuditEvent by(Caller caller, AuditEventType type) {
        return by(caller, type, caller.sessionId());
    }

    /** Of the start of a session. */
    AuditEvent of(Session session, AuditEventType type, RequestOrigin origin) {
        return new AuditEvent(
                ids.next(),
                type,
                session.createdAt(),
                origin,
                Optional.of(session.userId()),
                Optional.of(session.id()));
    }

    /** Of what somebody did who is not known to be the user, if there is such a user at all. */
    AuditEvent against(Optional<User> user, AuditEventType type, RequestOrigin origin) {
        Instant now = clock.instant();
        return new AuditEvent(ids.next(), type, now, origin, user.map(User::id), Optional.empty());
    }
}
