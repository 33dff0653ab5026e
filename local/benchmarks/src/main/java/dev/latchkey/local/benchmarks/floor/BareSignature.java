package dev.latchkey.local.benchmarks.floor;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;

/** RS256 with a key of 2048 bits, over as many bytes as an access token has: by the JDK, or by AWS-LC, as the function signs. */
final class BareSignature {
    private final byte[] text = new byte[420];
    private final Provider provider;
    private final KeyPair keys;
    private final byte[] signed;

    private BareSignature(Provider provider, KeyPair keys) throws GeneralSecurityException {
        this.provider = provider;
        this.keys = keys;
        this.signed = sign();
    }

    static BareSignature byTheJdk() {
        return by(Security.getProvider("SunRsaSign"));
    }

    static BareSignature byAwsLc() {
        try {
            return by((Provider) Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider")
                    .getField("INSTANCE")
                    .get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BareSignature by(Provider provider) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
            generator.initialize(2048);
            return new BareSignature(provider, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA", provider);
        signature.initSign(keys.getPrivate());
        signature.update(text);
        return signature.sign();
    }

    void verify() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA", provider);
        signature.initVerify(keys.getPublic());
        signature.update(text);
        if (!signature.verify(signed)) {
            throw new IllegalStateException("The signature does not hold");
        }
    }
}
