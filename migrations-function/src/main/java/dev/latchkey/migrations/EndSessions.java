package dev.latchkey.migrations;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.domain.FailureException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Signs one user out everywhere, as the user could by logout-all: their refresh tokens are worth nothing from then on, and
 * access tokens live out their minutes on the preference routes. One statement. No message repeats the address.
 */
final class EndSessions {
    /** Where an event has the address of a client; an operator has none. */
    private static final String OPERATOR = "operator";

    private static final String NOBODY = "No account has this email.";

    private final DataSource database;
    private final InstantSource clock;

    EndSessions(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whose sessions, and how many there were. */
    record Outcome(String userId, int ended) {}

    /**
     * Ends them, and tells the user's audit trail.
     *
     * @param requestId of the invocation, for the audit trail
     * @throws CommandFailed when nobody has the address
     */
    Outcome endAllOf(String email, String requestId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        with found as (
                          select id from users where email_normal = ?
                        ), ended as (
                          delete from sessions using found where user_id = found.id returning sessions.id
                        ), told as (
                          insert into audit_events (id, type, occurred_at, request_id, ip_address, user_id)
                          select gen_random_uuid(), ?, ?, ?, ?, id from found
                        )
                        select id, (select count(*) from ended) from found""")) {
            statement.setString(1, normal(email));
            statement.setString(2, AuditEventType.ALL_SESSIONS_ENDED.wireName());
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(4, requestId);
            statement.setString(5, OPERATOR);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new CommandFailed(NOBODY);
                }
                return new Outcome(rows.getString(1), rows.getInt(2));
            }
        } catch (SQLException e) {
            throw CommandFailed.of("The sessions were not ended", e);
        }
    }

    private static String normal(String email) {
        try {
            return Email.of(email).normal();
        } catch (FailureException e) {
            throw new CommandFailed(NOBODY, e);
        }
    }
}
