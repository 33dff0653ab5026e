package dev.latchkey.auth.security;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * RS256 (RFC 7518 section 3.3) by AWS-LC, and by the JDK where that does not load. The JDK is fast only once C2 has
 * compiled its arithmetic, which on Lambda is late or never. Safe for use by many threads.
 */
final class Rs256 {
    private static final Logger LOG = Logger.getLogger(Rs256.class);

    private final Optional<Provider> provider;

    private Rs256(Optional<Provider> provider) {
        this.provider = provider;
    }

    /** Loaded when first asked for: before a snapshot, where there is one. */
    private static final class Loaded {
        static final Rs256 INSTANCE = new Rs256(AwsLc.load().filter(Rs256::signs));
    }

    static Rs256 get() {
        return Loaded.INSTANCE;
    }

    static Rs256 ofTheJdk() {
        return new Rs256(Optional.empty());
    }

    boolean isNative() {
        return provider.isPresent();
    }

    /** The key in the form that signs fastest. */
    PrivateKey prepare(PrivateKey key) {
        if (provider.isEmpty()) {
            return key;
        }
        try {
            return (PrivateKey) KeyFactory.getInstance("RSA", provider.get()).translateKey(key);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("The signing key cannot be handed to AWS-LC", e);
        }
    }

    byte[] sign(PrivateKey key, byte[] text) {
        try {
            var signature = provider.isPresent()
                    ? Signature.getInstance("SHA256withRSA", provider.get())
                    : Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key does not sign", e);
        }
    }

    /** A provider whose library did not load has no algorithms. */
    private static boolean signs(Provider provider) {
        var complete = provider.getService("Signature", "SHA256withRSA") != null
                && provider.getService("KeyFactory", "RSA") != null;
        if (!complete) {
            LOG.warn("AWS-LC did not load; the JDK signs");
        }
        return complete;
    }
}
