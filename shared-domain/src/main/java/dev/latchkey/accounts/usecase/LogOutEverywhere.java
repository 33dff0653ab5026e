package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.port.Sessions;

/** Ends every session of the caller, on all devices. */
public final class LogOutEverywhere {
    private final Sessions sessions;
    private final AuditEvents events;

    public LogOutEverywhere(AccountsPorts ports) {
        sessions = ports.sessions();
        events = new AuditEvents(ports);
    }

    /**
     * Ends them all, the one that the caller uses included.
     *
     * @throws dev.latchkey.domain.FailureException {@code INVALID_TOKEN} when the caller's session is over
     */
    public void logOutEverywhere(Caller caller) {
        if (!sessions.endAll(caller, events.by(caller, AuditEventType.ALL_SESSIONS_ENDED))) {
            throw Refusals.signedOut();
        }
    }
}
