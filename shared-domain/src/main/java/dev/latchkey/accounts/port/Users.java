package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.model.User;
import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * The users' accounts. Whatever is asked for a {@link Caller} is answered only while the caller's session lives. Safe
 * for use by many threads; every change is atomic.
 */
public interface Users {
    /** What became of a new account. */
    enum Added {
        ADDED,
        /** An account with this email exists; nothing was changed. */
        EMAIL_TAKEN
    }

    /** Adds an account, whose password counts as set at {@link User#createdAt()}. Of parallel calls for one email one adds. */
    Added add(User user, PasswordHash hash);

    /** Whether an account has this email; not told of the account that was made under this key, while it is remembered. */
    boolean isTaken(Email email, Optional<IdempotencyKey> key, Instant now);

    Optional<User> find(UserId id);

    Optional<Credentials> findCredentials(Email email);

    /** The caller's account; empty when their session or account is gone. */
    Optional<User> find(Caller caller, Instant now);

    /** The caller's account with what their password is checked against; empty as above. */
    Optional<Credentials> findCredentials(Caller caller, Instant now);

    /** Sets or, when empty, removes the caller's display name; empty as above. */
    Optional<User> rename(Caller caller, Optional<DisplayName> displayName, Instant now);

    /** Stores a better hash of the same password, unless the password was changed since it was proven. */
    void rehash(Credentials proven, PasswordHash better);

    /** Sets a new password; false, and nothing changed, when it was changed since it was proven. */
    boolean changePassword(Credentials proven, PasswordHash next, Instant now);

    /**
     * Removes the account and all that is the user's: sessions, preferences, audit events; false, and nothing changed,
     * when the password was changed since it was proven.
     */
    boolean delete(Credentials proven);
}
