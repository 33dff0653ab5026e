package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.domain.UserId;
import java.util.List;

/**
 * The record of security-relevant events. Events of a user vanish with the account, all but the one that tells of its
 * deletion. Safe for use by many threads.
 */
public interface AuditTrail {
    void record(AuditEvent event);

    /** The user's events, oldest first. */
    List<AuditEvent> of(UserId userId);
}
