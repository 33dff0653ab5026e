package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sessions, one row each for as long as they live. Every method is atomic, and writes its audit event with the
 * change that the event records: both or neither. Safe for use by many threads and by many instances at once.
 */
public interface Sessions {
    /** What became of the wish to end one session. */
    enum Ended {
        ENDED,
        /** No live session of the caller's has this id. */
        NOT_FOUND,
        /** The caller's own session is over. */
        CALLER_SIGNED_OUT
    }

    /**
     * Starts a session, only while the password that was proven is still the user's: so none can begin with an old
     * password beside the change that ends all the others. False, and nothing written, otherwise.
     */
    boolean start(Session session, Credentials proven, AuditEvent event);

    /** Decides on a refresh token and carries the decision out; see {@link Rotation}. */
    Rotation.Outcome rotate(Rotation rotation);

    /** The session; empty when it has ended or expired. */
    Optional<Session> find(SessionId id, Instant now);

    /** The user's sessions that live now, the one last used first. */
    List<Session> list(UserId userId, Instant now);

    /** All that is kept of the user's sessions, expired ones included, the one last used first. */
    List<Session> of(UserId userId);

    /** Ends one of the caller's sessions, as of the event's time. */
    Ended end(Caller caller, SessionId target, AuditEvent event);

    /** Ends the caller's own session; does nothing, and writes nothing, when it is over. */
    void endOwn(Caller caller, AuditEvent event);

    /** Ends every session of the caller; false, and nothing changed, when the caller's own is over. */
    boolean endAll(Caller caller, AuditEvent event);

    /** Ends every session of the caller but their own. */
    void endOthers(Caller caller);
}
