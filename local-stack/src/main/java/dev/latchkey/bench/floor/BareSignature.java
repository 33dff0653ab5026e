package dev.latchkey.bench.floor;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/** RS256 by the JDK with a key of 2048 bits, over as many bytes as an access token has. */
final class BareSignature {
    private final byte[] text = new byte[420];
    private final KeyPair keys;
    private final byte[] signed;

    private BareSignature(KeyPair keys) throws GeneralSecurityException {
        this.keys = keys;
        this.signed = sign();
    }

    static BareSignature create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new BareSignature(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(text);
        return signature.sign();
    }

    void verify() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update(text);
        if (!signature.verify(signed)) {
            throw new IllegalStateException("The signature does not hold");
        }
    }
}
