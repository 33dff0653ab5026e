package dev.latchkey.accounts.model;

import java.util.Locale;

/** What the audit trail records. */
public enum AuditEventType {
    REGISTERED,
    LOGGED_IN,
    /** A wrong password, at log-in or where a signed-in user has to prove it again. */
    LOG_IN_FAILED,
    /** The first refusal of a wait; later ones in the same wait are not recorded. */
    LOG_IN_THROTTLED,
    /** An old refresh token came back, and its session was ended. */
    REFRESH_TOKEN_REUSED,
    PASSWORD_CHANGED,
    SESSION_ENDED,
    ALL_SESSIONS_ENDED,
    ACCOUNT_DELETED,
    SIGNING_KEY_ROTATED;

    /** The name as users see it in their export, in snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
