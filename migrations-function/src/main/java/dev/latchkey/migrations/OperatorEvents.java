package dev.latchkey.migrations;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.domain.UuidGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * What an operator did by one invocation, for the audit trail.
 *
 * @param requestId of the invocation
 */
record OperatorEvents(UuidGenerator ids, InstantSource clock, String requestId) {
    /** Where an event has the address of a client; an operator has none. */
    private static final String OPERATOR = "operator";

    /** Adds an event whose parts {@link #bind} binds; its user follows, as a source may. */
    static final String INSERT =
            "insert into audit_events (id, type, occurred_at, request_id, ip_address, user_id) select ?, ?, ?, ?, ?, ";

    /** Writes an event that is about no user, in the transaction that the connection is in. */
    void tell(Connection connection, AuditEventType type) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT + "null::uuid")) {
            bind(statement, 1, type);
            statement.executeUpdate();
        }
    }

    /** Binds a new event's parts to the five parameters from {@code first} on. */
    void bind(PreparedStatement statement, int first, AuditEventType type) throws SQLException {
        statement.setObject(first, ids.next());
        statement.setString(first + 1, type.wireName());
        statement.setObject(first + 2, clock.instant().atOffset(ZoneOffset.UTC));
        statement.setString(first + 3, requestId);
        statement.setString(first + 4, OPERATOR);
    }
}
