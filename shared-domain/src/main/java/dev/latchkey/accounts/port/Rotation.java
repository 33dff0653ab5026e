package dev.latchkey.accounts.port;

import static java.util.Objects.requireNonNull;

import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.model.SessionPolicy;
import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * The use of a genuine refresh token. The session's row is locked for the decision, so that of parallel uses one
 * advances and the others meet what it made:
 *
 * <ul>
 *   <li>no live session, by its own expiry or by the policy: {@link Over}
 *   <li>the current generation: the session advances by one and lives on, {@link Current}
 *   <li>the one before, within the replay window after its rotation: nothing changes, {@link Current}
 *   <li>any other: the session is ended and the audit trail records it, {@link Reused}
 * </ul>
 *
 * @param generation of the token that was used
 * @param auditEventId for the event, should one be written
 */
public record Rotation(
        SessionId sessionId,
        int generation,
        SessionPolicy policy,
        RequestOrigin origin,
        Instant now,
        UUID auditEventId) {
    public Rotation {
        requireNonNull(sessionId, "sessionId");
        requireNonNull(policy, "policy");
        requireNonNull(origin, "origin");
        requireNonNull(now, "now");
        requireNonNull(auditEventId, "auditEventId");
    }

    /** What was decided. */
    public sealed interface Outcome {}

    /** The session lives, and its current token is that of {@code generation}. */
    public record Current(UserId userId, int generation, Instant expiresAt) implements Outcome {}

    /** An old token came back: it has been in two hands, so the session was ended. */
    public record Reused() implements Outcome {}

    /** The session has ended or expired. */
    public record Over() implements Outcome {}
}
