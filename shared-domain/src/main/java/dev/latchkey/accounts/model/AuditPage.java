package dev.latchkey.accounts.model;

import java.util.List;

/**
 * A run of a user's audit events, oldest first.
 *
 * @param hasEarlier whether the user has events before the first of these
 */
public record AuditPage(List<AuditEvent> events, boolean hasEarlier) {
    /** How many events a page holds at most: anybody can add one to another's trail, by a wrong password. */
    public static final int LIMIT = 500;

    public AuditPage {
        events = List.copyOf(events);
    }

    /** Takes the newest {@link #LIMIT}; one more shows that there are earlier ones. */
    public static AuditPage of(List<AuditEvent> newestFirst) {
        boolean more = newestFirst.size() > LIMIT;
        return new AuditPage((more ? newestFirst.subList(0, LIMIT) : newestFirst).reversed(), more);
    }
}
