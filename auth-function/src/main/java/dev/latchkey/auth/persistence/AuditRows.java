package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.database.Row;
import dev.latchkey.domain.UserId;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** How audit events are written within other statements, and read. */
final class AuditRows {
    /** Adds an event whose parts are the first parameters of the statement, {@link #parameters}; a source follows. */
    static final String INSERT = """
            insert into audit_events
              (id, type, occurred_at, request_id, ip_address, user_agent, user_id, session_id)
            select e.id, e.type, e.occurred_at, e.request_id, e.ip_address, e.user_agent, e.user_id, e.session_id
            from event e""";

    /** The event itself as a common table expression, to stand before all others. */
    static final String EVENT = """
            with event (id, type, occurred_at, request_id, ip_address, user_agent, user_id, session_id) as (
              values (?::uuid, ?, ?::timestamptz, ?, ?, ?, ?::uuid, ?::uuid))""";

    private AuditRows() {}

    /** The event's parameters, and those of the rest of the statement after them. */
    static Object[] parameters(AuditEvent event, Object... rest) {
        var origin = event.origin();
        var own = Stream.of(
                event.id(),
                event.type().wireName(),
                event.at(),
                origin.requestId(),
                origin.ipAddress(),
                origin.userAgent(),
                event.userId().map(UserId::value),
                event.sessionId().map(SessionId::value));
        return Stream.concat(own, Arrays.stream(rest)).toArray();
    }

    static AuditEvent read(Row row) throws SQLException {
        return new AuditEvent(
                row.uuid("id"),
                AuditEventType.valueOf(row.text("type").toUpperCase(Locale.ROOT)),
                row.instant("occurred_at"),
                new RequestOrigin(row.text("request_id"), row.text("ip_address"), row.optionalText("user_agent")),
                row.optionalUuid("user_id").map(UserId::new),
                row.optionalUuid("session_id").map(SessionId::new));
    }
}
