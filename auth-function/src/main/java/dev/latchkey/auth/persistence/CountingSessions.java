package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.Rotation;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.domain.UserId;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts refresh tokens that came back old: an alarm watches them. */
final class CountingSessions implements Sessions {
    private final Sessions sessions;
    private final Metrics metrics;

    CountingSessions(Sessions sessions, Metrics metrics) {
        this.sessions = sessions;
        this.metrics = metrics;
    }

    @Override
    public Rotation.Outcome rotate(Rotation rotation) {
        var outcome = sessions.rotate(rotation);
        if (outcome instanceof Rotation.Reused) {
            metrics.count(Metric.REFRESH_TOKENS_REUSED);
        }
        return outcome;
    }

    @Override
    public boolean start(Session session, Credentials proven, AuditEvent event) {
        return sessions.start(session, proven, event);
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return sessions.find(id, now);
    }

    @Override
    public List<Session> list(UserId userId, Instant now) {
        return sessions.list(userId, now);
    }

    @Override
    public List<Session> of(UserId userId) {
        return sessions.of(userId);
    }

    @Override
    public Ended end(Caller caller, SessionId target, AuditEvent event) {
        return sessions.end(caller, target, event);
    }

    @Override
    public void endOwn(Caller caller, AuditEvent event) {
        sessions.endOwn(caller, event);
    }

    @Override
    public boolean endAll(Caller caller, AuditEvent event) {
        return sessions.endAll(caller, event);
    }

    @Override
    public void endOthers(Caller caller) {
        sessions.endOthers(caller);
    }
}
