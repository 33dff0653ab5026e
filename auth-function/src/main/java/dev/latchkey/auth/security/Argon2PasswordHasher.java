package dev.latchkey.auth.security;

import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.port.PasswordHasher;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.function.Supplier;

/** Argon2id over the password's UTF-8, with 16 bytes of salt and 32 of hash, in PHC strings. */
final class Argon2PasswordHasher implements PasswordHasher {
    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;

    private final Argon2 argon2;
    private final Argon2Parameters cost;
    /** Asked at each hash, not kept: state of a generator that a snapshot froze would repeat in every instance. */
    private final Supplier<SecureRandom> random;

    Argon2PasswordHasher(Argon2 argon2, Argon2Parameters cost, Supplier<SecureRandom> random) {
        this.argon2 = argon2;
        this.cost = cost;
        this.random = random;
    }

    @Override
    public PasswordHash hash(Password password) {
        var salt = new byte[SALT_LENGTH];
        random.get().nextBytes(salt);
        var hash = argon2.hash(cost, password.utf8(), salt, HASH_LENGTH);
        return new PhcString(cost, salt, hash).encoded();
    }

    @Override
    public boolean matches(Password password, PasswordHash stored) {
        var phc = PhcString.parse(stored);
        var hash = argon2.hash(phc.cost(), password.utf8(), phc.salt(), phc.hash().length);
        return MessageDigest.isEqual(hash, phc.hash());
    }

    @Override
    public boolean needsRehash(PasswordHash stored) {
        var phc = PhcString.parse(stored);
        return !phc.cost().equals(cost) || phc.salt().length != SALT_LENGTH || phc.hash().length != HASH_LENGTH;
    }

    /** All zeros, which is the hash of a password only by a chance of 2^-256. */
    @Override
    public PasswordHash decoy() {
        return new PhcString(cost, new byte[SALT_LENGTH], new byte[HASH_LENGTH]).encoded();
    }
}
