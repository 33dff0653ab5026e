package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditPage;
import dev.latchkey.domain.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * The record of security-relevant events. Events of a user vanish with the account, all but the one that records its
 * deletion. Safe for use by many threads.
 */
public interface AuditTrail {
    void record(AuditEvent event);

    /**
     * The user's newest events.
     *
     * @param before only those before this event of the user's; none when the user has no such event
     */
    AuditPage of(UserId userId, Optional<UUID> before);
}
