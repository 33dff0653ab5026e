package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.port.Sessions;

/** Ends the session that the caller is signed in with. */
public final class LogOut {
    private final Sessions sessions;
    private final AuditEvents events;

    public LogOut(AccountsPorts ports) {
        sessions = ports.sessions();
        events = new AuditEvents(ports);
    }

    /** Does nothing when the session is over already, so that a client may try again after a lost answer. */
    public void logOut(Caller caller) {
        sessions.endOwn(caller, events.by(caller, AuditEventType.SESSION_ENDED));
    }
}
