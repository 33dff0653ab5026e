package dev.latchkey.preferences.port;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What users hold. Every method throws a {@link dev.latchkey.domain.FailureException} with {@code invalid_token} for a
 * user that no longer exists, and then nothing is written. Each is one round trip. Implementations are safe for use by
 * many threads.
 */
public interface Documents {
    /** The document of a namespace; an unset one for a namespace that was never set. */
    Document find(UserId user, Namespace namespace);

    /** All that a user holds at one moment, namespaces that were reset included, by name. */
    Snapshot findAll(UserId user);

    /**
     * Makes all changes or none. Conditions and quotas are checked by the same statement that writes, and the writes of
     * one user follow each other, so that of parallel ones that require the same version one alone happens. A change
     * that alters something, be it the order of members, takes the next version, its former state goes to the history, and the history is cut to
     * {@link dev.latchkey.preferences.model.Revision#KEPT}. One that alters nothing leaves the version as it is.
     *
     * @param changes at most one a namespace
     * @param basis where given, nothing is written unless the user's last change is still at this position
     */
    WriteOutcome write(UserId user, List<Change> changes, Optional<Position> basis, Instant at);

    /** Holds back all other writes of this user until the surrounding unit of work has ended. */
    void lock(UserId user);
}
