package dev.latchkey.runtime.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Makes signing keys and seals their private parts with AES-256-GCM under a key derived from the master key, each bound
 * to its key id: a sealed key that was altered, or moved to another id, does not open. Safe for use by many threads.
 */
public final class SigningKeyVault {
    private static final int RSA_BITS = 2048;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKey sealingKey;

    public SigningKeyVault(MasterKey masterKey) {
        sealingKey = masterKey.derive("signing keys", "AES");
    }

    /** A new key of 2048 bits, which takes some hundred milliseconds of CPU. */
    public SealedSigningKey create() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            var pair = generator.generateKeyPair();
            var publicKey = (RSAPublicKey) pair.getPublic();
            var n = unsigned(publicKey.getModulus());
            var e = unsigned(publicKey.getPublicExponent());
            var kid = thumbprint(n, e);
            var jwk = "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
                    .formatted(kid, n, e);
            return new SealedSigningKey(kid, jwk, seal(pair.getPrivate().getEncoded(), kid));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot make signing keys", e);
        }
    }

    /**
     * The private part of a key.
     *
     * @throws IllegalStateException when it was sealed under another master key, or was altered
     */
    public PrivateKey open(SealedSigningKey key) {
        var sealed = Base64.getDecoder().decode(key.sealedPrivateKey());
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_LENGTH), key.kid());
            var encoded = cipher.doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The signing key " + key.kid() + " does not open: it was sealed under another LATCHKEY_MASTER_KEY",
                    e);
        }
    }

    private String seal(byte[] secret, String kid) throws GeneralSecurityException {
        var nonce = new byte[NONCE_LENGTH];
        new SecureRandom().nextBytes(nonce);
        var encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, kid).doFinal(secret);
        var sealed =
                ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted);
        return Base64.getEncoder().encodeToString(sealed.array());
    }

    private Cipher cipher(int mode, byte[] nonce, String kid) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealingKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(UTF_8));
        return cipher;
    }

    /** RFC 7638: SHA-256 over the required members in the order of their names. */
    private static String thumbprint(String n, String e) throws GeneralSecurityException {
        var members = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}".formatted(e, n);
        return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(members.getBytes(UTF_8)));
    }

    /** Base64urlUInt (RFC 7518 section 2): without the zero byte that two's complement may need. */
    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
