package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.PasswordHash;

/**
 * Hashes passwords, slowly on purpose: never call it while holding a database connection. Safe for use by many threads.
 */
public interface PasswordHasher {
    /** A new hash, with a salt of its own. */
    PasswordHash hash(Password password);

    /** Whether the hash is of this password; takes the same time either way. */
    boolean matches(Password password, PasswordHash hash);

    /** Whether the hash was made with other parameters than those of today. */
    boolean needsRehash(PasswordHash hash);

    /** A hash that no password is known for, to do the same work for an account that does not exist. */
    PasswordHash decoy();
}
