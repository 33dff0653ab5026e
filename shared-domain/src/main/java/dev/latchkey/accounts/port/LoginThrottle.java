package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.Email;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down the guessing of passwords, account by account, whether or not the account exists. An attempt counts as
 * failed as soon as it is admitted, in one atomic step before any hash is computed, so that parallel guesses cannot
 * slip through together. Safe for use by many threads and by many instances at once.
 */
public interface LoginThrottle {
    /**
     * How long an admitted attempt counts as being checked when nobody says what came of it, as when its instance died:
     * longer than any request lives.
     */
    Duration CHECKED_WITHIN = Duration.ofSeconds(30);

    /** Admits and counts an attempt, or refuses it. A refused one does not count. */
    Admission attempt(Email email, Instant now);

    /** Says what came of an admitted attempt: the password was wrong. It was counted when it was admitted. */
    void failed(Email email);

    /** Forgets the failures: the password was right. */
    void reset(Email email);

    /** Whether the attempt may go on. */
    sealed interface Admission {}

    /** The attempt may go on, and has been counted as failed. */
    record Admitted() implements Admission {}

    /**
     * The attempt has to wait.
     *
     * @param retryAfter how long until the next attempt is admitted, more than zero
     * @param first whether no other attempt was refused since the last one that was admitted
     * @param checking whether an attempt that was admitted is still being checked, so that a success may end the wait
     */
    record Refused(Duration retryAfter, boolean first, boolean checking) implements Admission {}
}
