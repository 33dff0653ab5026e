package dev.latchkey.auth.security;

import dev.latchkey.runtime.secret.MasterKey;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 under the key of one purpose. Safe for use by many threads. */
final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    Hmac(MasterKey masterKey, String purpose) {
        key = masterKey.derive(purpose, ALGORITHM);
    }

    /** The code of a message: 32 bytes. */
    byte[] of(byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
