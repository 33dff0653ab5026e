package dev.latchkey.migrations;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.domain.FailureException;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Signs one user out everywhere, as the user could by logout-all: their refresh tokens are worth nothing from then on, and
 * access tokens live out their minutes on the preference routes. One statement. No message repeats the address.
 */
final class EndSessions {
    private static final String NOBODY = "No account has this email.";

    private final DataSource database;
    private final OperatorEvents events;

    EndSessions(DataSource database, OperatorEvents events) {
        this.database = database;
        this.events = events;
    }

    /** Whose sessions, and how many there were. */
    record Outcome(String userId, int ended) {}

    /**
     * Ends them, and records it in the user's audit trail.
     *
     * @throws CommandFailed when nobody has the address
     */
    Outcome endAllOf(String email) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        with found as (
                          select id from users where email_normal = ?
                        ), ended as (
                          delete from sessions using found where user_id = found.id returning sessions.id
                        ), told as (
                        """ + OperatorEvents.INSERT + """
                        id from found
                        )
                        select id, (select count(*) from ended) from found""")) {
            statement.setString(1, normal(email));
            events.bind(statement, 2, AuditEventType.ALL_SESSIONS_ENDED);
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
