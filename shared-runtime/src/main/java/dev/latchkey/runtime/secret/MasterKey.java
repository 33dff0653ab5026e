package dev.latchkey.runtime.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.runtime.config.DeploymentSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The one secret of an installation, from which every key is derived by HKDF (RFC 5869) for one purpose each: none of
 * them reveals anything about another or about the master key. Immutable; its text form hides it.
 */
public final class MasterKey {
    private static final int LENGTH = 32;

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /**
     * Reads it from {@code LATCHKEY_MASTER_KEY}.
     *
     * @throws InvalidSetting when it is missing or not 32 bytes in base64; the message does not show it
     */
    public static MasterKey from(Environment environment) {
        return new MasterKey(Base64.getDecoder().decode(environment.get(DeploymentSettings.MASTER_KEY)));
    }

    /**
     * The 32 byte key for a purpose: always the same one.
     *
     * @param purpose such as {@code "refresh tokens"}; no two uses may share one
     * @param algorithm the name that JCA knows the use by, such as {@code "AES"}
     */
    public SecretKey derive(String purpose, String algorithm) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(key)
                    .thenExpand(("latchkey " + purpose).getBytes(UTF_8), LENGTH);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HKDF", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
