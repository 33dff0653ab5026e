package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.Rotation;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class FakeSessions implements Sessions {
    private final FakeStore store;

    FakeSessions(FakeStore store) {
        this.store = store;
    }

    @Override
    public boolean start(Session session, Credentials proven, AuditEvent event) {
        return store.atomically(() -> {
            var account = Optional.ofNullable(store.accounts.get(session.userId()))
                    .filter(current -> current.passwordChangedAt().equals(proven.passwordChangedAt()));
            account.ifPresent(_ -> {
                store.sessions.put(session.id(), session);
                store.rotatedAt.put(session.id(), session.createdAt());
                store.events.add(event);
            });
            return account.isPresent();
        });
    }

    @Override
    public Rotation.Outcome rotate(Rotation rotation) {
        return store.atomically(() -> find(rotation.sessionId(), rotation.now())
                .filter(session ->
                        rotation.now().isBefore(rotation.policy().expiry(session.createdAt(), session.lastUsedAt())))
                .map(session -> decide(session, rotation))
                .orElseGet(Rotation.Over::new));
    }

    private Rotation.Outcome decide(Session session, Rotation rotation) {
        if (rotation.generation() == session.generation()) {
            return advance(session, rotation);
        }
        var rotatedAt = store.rotatedAt.getOrDefault(session.id(), session.createdAt());
        if (rotation.generation() == session.generation() - 1
                && rotation.policy().replays(rotatedAt, rotation.now())) {
            return new Rotation.Current(session.userId(), session.generation(), session.expiresAt());
        }
        store.sessions.remove(session.id());
        store.events.add(new AuditEvent(
                rotation.auditEventId(),
                AuditEventType.REFRESH_TOKEN_REUSED,
                rotation.now(),
                rotation.origin(),
                Optional.of(session.userId()),
                Optional.of(session.id())));
        return new Rotation.Reused();
    }

    private Rotation.Outcome advance(Session session, Rotation rotation) {
        var now = rotation.now();
        var next = new Session(
                session.id(),
                session.userId(),
                session.generation() + 1,
                session.deviceName(),
                rotation.origin().userAgent(),
                rotation.origin().ipAddress(),
                session.createdAt(),
                now,
                rotation.policy().expiry(session.createdAt(), now));
        store.sessions.put(next.id(), next);
        store.rotatedAt.put(next.id(), now);
        return new Rotation.Current(next.userId(), next.generation(), next.expiresAt());
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return store.atomically(
                () -> Optional.ofNullable(store.sessions.get(id)).filter(session -> lives(session, now)));
    }

    @Override
    public List<Session> list(UserId userId, Instant now) {
        return store.atomically(() -> store.sessions.values().stream()
                .filter(session -> session.userId().equals(userId) && lives(session, now))
                .sorted(Comparator.comparing(Session::lastUsedAt).reversed())
                .toList());
    }

    @Override
    public List<Session> of(UserId userId) {
        return list(userId, Instant.MIN);
    }

    @Override
    public Ended end(Caller caller, SessionId target, AuditEvent event) {
        return store.atomically(() -> {
            if (callersOwn(store, caller, event.at()).isEmpty()) {
                return Ended.CALLER_SIGNED_OUT;
            }
            var found =
                    find(target, event.at()).filter(session -> session.userId().equals(caller.userId()));
            found.ifPresent(session -> {
                store.sessions.remove(session.id());
                store.events.add(event);
            });
            return found.isPresent() ? Ended.ENDED : Ended.NOT_FOUND;
        });
    }

    @Override
    public void endOwn(Caller caller, AuditEvent event) {
        end(caller, caller.sessionId(), event);
    }

    @Override
    public boolean endAll(Caller caller, AuditEvent event) {
        return store.atomically(() -> {
            var own = callersOwn(store, caller, event.at());
            own.ifPresent(_ -> {
                store.sessions.values().removeIf(session -> session.userId().equals(caller.userId()));
                store.events.add(event);
            });
            return own.isPresent();
        });
    }

    @Override
    public void endOthers(Caller caller) {
        store.atomically(() -> store.sessions
                .values()
                .removeIf(session -> session.userId().equals(caller.userId())
                        && !session.id().equals(caller.sessionId())));
    }

    static Optional<Session> callersOwn(FakeStore store, Caller caller, Instant now) {
        return Optional.ofNullable(store.sessions.get(caller.sessionId()))
                .filter(session -> session.userId().equals(caller.userId()) && lives(session, now));
    }

    private static boolean lives(Session session, Instant now) {
        return now.isBefore(session.expiresAt());
    }
}
