package dev.latchkey.auth.security;

import com.password4j.Argon2Function;

/** Pure Java, for platforms without the native library: half as much CPU again, and 100 MB of garbage a hash. */
final class PortableArgon2 implements Argon2 {
    private static final int VERSION = 0x13;

    @Override
    public byte[] hash(Argon2Parameters cost, byte[] password, byte[] salt, int length) {
        return Argon2Function.getInstance(
                        cost.memory(), cost.passes(), cost.lanes(), length, com.password4j.types.Argon2.ID, VERSION)
                .hash(password, salt)
                .getBytes();
    }
}
