package dev.latchkey.auth.security;

import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.runtime.deadline.Deadlines;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Supplier;

/** Argon2id over the password's UTF-8, with 16 bytes of salt and 32 of hash, in PHC strings. */
final class Argon2PasswordHasher implements PasswordHasher {
    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;
    private static final Duration LIKELY_TIME = Duration.ofMillis(100);

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
        var hash = compute(cost, password.utf8(), salt, HASH_LENGTH);
        return new PhcString(cost, salt, hash).encoded();
    }

    /** Makes up for what a hash of an earlier, lower cost saves: else its time would distinguish it from the decoy. */
    @Override
    public boolean matches(Password password, PasswordHash stored) {
        var phc = PhcString.parse(stored);
        var hash = compute(phc.cost(), password.utf8(), phc.salt(), phc.hash().length);
        cost.beyond(phc.cost()).ifPresent(rest -> compute(rest, password.utf8(), phc.salt(), HASH_LENGTH));
        return MessageDigest.isEqual(hash, phc.hash());
    }

    @Override
    public boolean needsRehash(PasswordHash stored) {
        var phc = PhcString.parse(stored);
        return !phc.cost().equals(cost) || phc.salt().length != SALT_LENGTH || phc.hash().length != HASH_LENGTH;
    }

    /** A hash cannot be stopped half way, so one that would not end in time is not begun. */
    private byte[] compute(Argon2Parameters parameters, byte[] password, byte[] salt, int length) {
        Deadlines.require(LIKELY_TIME);
        return argon2.hash(parameters, password, salt, length);
    }

    /** All zeros, which is the hash of a password only by a chance of 2^-256. */
    @Override
    public PasswordHash decoy() {
        return new PhcString(cost, new byte[SALT_LENGTH], new byte[HASH_LENGTH]).encoded();
    }
}
