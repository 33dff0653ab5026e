package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.util.Optional;

/** Ends one of the caller's sessions, on this device or another. */
public final class EndSession {
    private final Sessions sessions;
    private final AuditEvents events;

    public EndSession(AccountsPorts ports) {
        sessions = ports.sessions();
        events = new AuditEvents(ports);
    }

    /**
     * Ends the session; its refresh token is worth nothing from then on.
     *
     * @throws dev.latchkey.domain.FailureException {@code NOT_FOUND} for a session that is not the caller's or is over;
     *     {@code INVALID_TOKEN} when the caller's own is over
     */
    public void end(Caller caller, SessionId target) {
        var event = events.by(caller, AuditEventType.SESSION_ENDED, target);
        var refusal = switch (sessions.end(caller, target, event)) {
            case ENDED -> Optional.<FailureException>empty();
            case NOT_FOUND ->
                Optional.of(Failure.of(FailureCode.NOT_FOUND, "You have no session with this id.")
                        .asException());
            case CALLER_SIGNED_OUT -> Optional.of(Refusals.signedOut());
        };
        refusal.ifPresent(thrown -> {
            throw thrown;
        });
    }
}
