package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.domain.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers which registrations were carried out under which key. Nothing that is kept is a secret or leads back to
 * one. Safe for use by many threads and by many instances at once.
 */
public interface IdempotencyKeys {
    /** How long a key is remembered. */
    Duration RETENTION = Duration.ofDays(1);

    /**
     * Claims the key for the account and session that are about to be made, in the unit of work that makes them. A
     * parallel claim of the same key waits until that unit has ended, and then meets its outcome.
     */
    Claim claim(IdempotencyKey key, Fingerprint request, UserId userId, SessionId sessionId, Instant now);

    /** Drops every key that the user's account was made under. */
    void forget(UserId userId);

    /** What the key is good for. */
    sealed interface Claim {}

    /** The key is new: carry the request out. */
    record Fresh() implements Claim {}

    /** The same request was carried out before, with this outcome. */
    record Repeated(UserId userId, SessionId sessionId) implements Claim {}

    /** Another request was carried out under this key. */
    record Reused() implements Claim {}
}
