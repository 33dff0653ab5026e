package dev.latchkey.auth.security;

/** Argon2id, version 1.3 (RFC 9106). Safe for use by many threads. */
@FunctionalInterface
interface Argon2 {
    /** The hash of a password: {@code length} bytes. */
    byte[] hash(Argon2Parameters cost, byte[] password, byte[] salt, int length);
}
