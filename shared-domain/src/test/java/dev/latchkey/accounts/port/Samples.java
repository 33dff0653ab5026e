package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.DeviceName;
import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.model.SessionPolicy;
import dev.latchkey.accounts.model.User;
import dev.latchkey.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Values to test with. Ids and emails are new ones at every call, so that tests may share a database. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    public static final SessionPolicy POLICY =
            new SessionPolicy(Duration.ofSeconds(30), Duration.ofDays(30), Duration.ofDays(90));
    public static final PasswordHash HASH = new PasswordHash("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA");
    public static final PasswordHash OTHER_HASH = new PasswordHash("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$b3RoZXI");
    public static final RequestOrigin ORIGIN =
            new RequestOrigin("request-1", "203.0.113.7", Optional.of("Browser/1.0"));
    public static final RequestOrigin OTHER_ORIGIN = new RequestOrigin("request-2", "2001:db8::7", Optional.empty());

    private Samples() {}

    public static UserId userId() {
        return new UserId(UUID.randomUUID());
    }

    public static SessionId sessionId() {
        return new SessionId(UUID.randomUUID());
    }

    public static Email email() {
        return Email.of("Ada." + UUID.randomUUID() + "@Example.com");
    }

    public static User user() {
        return user(email());
    }

    public static User user(Email email) {
        return new User(userId(), email, Optional.of(DisplayName.of("Ada Lovelace")), NOW, NOW);
    }

    public static Session session(UserId userId) {
        return sessionUsedAt(userId, NOW);
    }

    public static Session session(UserId userId, DeviceName deviceName) {
        return session(userId, deviceName, NOW);
    }

    public static Session sessionUsedAt(UserId userId, Instant at) {
        return session(userId, DeviceName.of("Ada's telephone"), at);
    }

    private static Session session(UserId userId, DeviceName deviceName, Instant at) {
        return new Session(
                sessionId(),
                userId,
                0,
                Optional.of(deviceName),
                ORIGIN.userAgent(),
                ORIGIN.ipAddress(),
                at,
                at,
                POLICY.expiry(at, at));
    }

    public static AuditEvent event(AuditEventType type, Session session) {
        return eventAt(type, session, NOW);
    }

    public static AuditEvent eventAt(AuditEventType type, Session session, Instant at) {
        return new AuditEvent(
                UUID.randomUUID(), type, at, ORIGIN, Optional.of(session.userId()), Optional.of(session.id()));
    }

    public static Caller caller(Session session) {
        return new Caller(session.userId(), session.id(), ORIGIN);
    }

    /** An account in the store, as it was added. */
    public static Credentials register(AccountsStore store) {
        var user = user();
        store.users().add(user, HASH);
        return new Credentials(user, HASH, user.createdAt());
    }

    /** A session of the account in the store, as it was started. */
    public static Session signIn(AccountsStore store, Credentials account) {
        return signInAt(store, account, NOW);
    }

    public static Session signInAt(AccountsStore store, Credentials account, Instant at) {
        var session = sessionUsedAt(account.user().id(), at);
        store.sessions().start(session, account, eventAt(AuditEventType.LOGGED_IN, session, at));
        return session;
    }
}
