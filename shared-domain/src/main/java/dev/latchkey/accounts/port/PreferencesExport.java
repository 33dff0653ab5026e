package dev.latchkey.accounts.port;

import dev.latchkey.domain.UserId;

/** What the preferences hold about a user, for the user's own export; accounts know nothing else of them. */
@FunctionalInterface
public interface PreferencesExport {
    /** One JSON object; an empty one for a user without preferences. */
    String of(UserId userId);
}
