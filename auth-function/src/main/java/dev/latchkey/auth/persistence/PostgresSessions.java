package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.DeviceName;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.Rotation;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.database.Database;
import dev.latchkey.database.Row;
import dev.latchkey.domain.UserId;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Singleton
final class PostgresSessions implements Sessions {
    /** The lock on the user's row makes a password change wait for this statement, or this one see the change. */
    private static final String START = AuditRows.EVENT + """
            , proven as (
              select u.id from users u where u.id = ? and u.password_changed_at = ? for share
            ), started as (
              insert into sessions (id, user_id, generation, device_name, user_agent, ip_address,
                created_at, last_used_at, expires_at)
              select ?::uuid, proven.id, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz from proven
              returning id)
            """ + AuditRows.INSERT + ", started";

    /**
     * The lock on the user's row makes this wait for a deletion of the account, or the deletion for this: the event could
     * not be written for a user who is gone meanwhile.
     */
    private static final String CALLER = """
            , caller as (
              select s.user_id from users u join sessions s on s.user_id = u.id, event e
              where s.id = ? and s.user_id = ? and s.expires_at > e.occurred_at
              for key share of u
            )""";

    private static final String END = AuditRows.EVENT + CALLER + """
            , ended as (
              delete from sessions s using caller, event e
              where s.id = ? and s.user_id = caller.user_id and s.expires_at > e.occurred_at
              returning s.id
            ), told as (
            """ + AuditRows.INSERT
            + ", ended) select exists (table caller) as signed_in, exists (table ended) as ended";

    private static final String END_ALL =
            AuditRows.EVENT + CALLER + """
            , ended as (
              delete from sessions s using caller where s.user_id = caller.user_id
            ), told as (
            """ + AuditRows.INSERT + ", caller) select exists (table caller) as signed_in";

    private final Database database;
    private final Metrics metrics;

    PostgresSessions(Database database, Metrics metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    @Override
    public boolean start(Session session, Credentials proven, AuditEvent event) {
        var started = database.update(
                START,
                AuditRows.parameters(
                        event,
                        session.userId().value(),
                        proven.passwordChangedAt(),
                        session.id().value(),
                        session.generation(),
                        session.deviceName().map(DeviceName::value),
                        session.userAgent(),
                        session.ipAddress(),
                        session.createdAt(),
                        session.lastUsedAt(),
                        session.expiresAt()));
        return started == 1;
    }

    @Override
    public Rotation.Outcome rotate(Rotation rotation) {
        var outcome = RotationStatement.run(database, rotation);
        if (outcome instanceof Rotation.Reused) {
            metrics.count(Metric.REFRESH_TOKENS_REUSED);
        }
        return outcome;
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return database.find(
                "select * from sessions where id = ? and expires_at > ?", PostgresSessions::session, id.value(), now);
    }

    @Override
    public List<Session> list(UserId userId, Instant now) {
        return database.query(
                "select * from sessions where user_id = ? and expires_at > ? order by last_used_at desc, id",
                PostgresSessions::session,
                userId.value(),
                now);
    }

    @Override
    public List<Session> of(UserId userId) {
        return database.query(
                "select * from sessions where user_id = ? order by last_used_at desc, id",
                PostgresSessions::session,
                userId.value());
    }

    @Override
    public Ended end(Caller caller, SessionId target, AuditEvent event) {
        var parameters = AuditRows.parameters(
                event, caller.sessionId().value(), caller.userId().value(), target.value());
        return database.change(END, PostgresSessions::ended, parameters).orElseThrow();
    }

    @Override
    public void endOwn(Caller caller, AuditEvent event) {
        end(caller, caller.sessionId(), event);
    }

    @Override
    public boolean endAll(Caller caller, AuditEvent event) {
        var parameters = AuditRows.parameters(
                event, caller.sessionId().value(), caller.userId().value());
        return database.change(END_ALL, row -> row.flag("signed_in"), parameters)
                .orElseThrow();
    }

    @Override
    public void endOthers(Caller caller) {
        database.update(
                "delete from sessions where user_id = ? and id <> ?",
                caller.userId().value(),
                caller.sessionId().value());
    }

    private static Ended ended(Row row) throws SQLException {
        if (!row.flag("signed_in")) {
            return Ended.CALLER_SIGNED_OUT;
        }
        return row.flag("ended") ? Ended.ENDED : Ended.NOT_FOUND;
    }

    private static Session session(Row row) throws SQLException {
        return new Session(
                new SessionId(row.uuid("id")),
                new UserId(row.uuid("user_id")),
                row.number("generation"),
                row.optionalText("device_name").map(DeviceName::stored),
                row.optionalText("user_agent"),
                row.text("ip_address"),
                row.instant("created_at"),
                row.instant("last_used_at"),
                row.instant("expires_at"));
    }
}
