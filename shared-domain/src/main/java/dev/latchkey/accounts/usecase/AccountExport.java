package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.User;
import java.util.List;

/**
 * Everything held about a user but their password's hash.
 *
 * @param preferences one JSON object
 */
public record AccountExport(User user, List<Session> sessions, List<AuditEvent> auditEvents, String preferences) {
    public AccountExport {
        sessions = List.copyOf(sessions);
        auditEvents = List.copyOf(auditEvents);
    }
}
