package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditPage;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.User;
import java.util.List;

/**
 * Everything held about a user but their password's hash, and of many audit events the newest.
 *
 * @param preferences one JSON object
 */
public record AccountExport(User user, List<Session> sessions, AuditPage auditEvents, String preferences) {
    public AccountExport {
        sessions = List.copyOf(sessions);
    }
}
