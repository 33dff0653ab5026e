package dev.latchkey.runtime.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SigningKeyVaultTest {
    private static final SigningKeyVault VAULT = new SigningKeyVault(MasterKeyTest.of(MasterKeyTest.ONE));
    private static final SealedSigningKey KEY = VAULT.create();

    @Test
    void whatThePrivatePartSignsThePublicPartVerifies() throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(VAULT.open(KEY));
        signature.update(new byte[] {1, 2, 3});
        var signed = signature.sign();

        signature.initVerify(publicKey());
        signature.update(new byte[] {1, 2, 3});

        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void thePrivatePartIsNotStoredInClear() {
        var sealed = Base64.getDecoder().decode(KEY.sealedPrivateKey());

        assertThat(new String(sealed, ISO_8859_1))
                .doesNotContain(new String(VAULT.open(KEY).getEncoded(), 0, 16, ISO_8859_1));
        assertThat(KEY).hasToString("SealedSigningKey[" + KEY.kid() + "]");
    }

    @Test
    void anotherMasterKeyDoesNotOpenIt() {
        var other = new SigningKeyVault(MasterKeyTest.of(MasterKeyTest.OTHER));

        assertThatIllegalStateException()
                .isThrownBy(() -> other.open(KEY))
                .withMessageContaining("LATCHKEY_MASTER_KEY");
    }

    @Test
    void aKeyThatWasAlteredDoesNotOpen() {
        var bytes = Base64.getDecoder().decode(KEY.sealedPrivateKey());
        bytes[bytes.length / 2] ^= 1;
        var altered = Base64.getEncoder().encodeToString(bytes);

        assertThatIllegalStateException()
                .isThrownBy(() -> VAULT.open(new SealedSigningKey(KEY.kid(), KEY.publicJwk(), altered)));
    }

    @Test
    void aKeyThatWasCutDoesNotOpen() {
        assertThatIllegalStateException()
                .isThrownBy(() -> VAULT.open(new SealedSigningKey(KEY.kid(), KEY.publicJwk(), "")));
    }

    @Test
    void aKeyUnderAnotherIdDoesNotOpen() {
        var moved = new SealedSigningKey("other", KEY.publicJwk(), KEY.sealedPrivateKey());

        assertThatIllegalStateException().isThrownBy(() -> VAULT.open(moved));
    }

    private static PublicKey publicKey() throws GeneralSecurityException {
        var spec = new RSAPublicKeySpec(member("n"), member("e"));
        return KeyFactory.getInstance("RSA").generatePublic(spec);
    }

    private static BigInteger member(String name) {
        var matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(KEY.publicJwk());
        assertThat(matcher.find()).isTrue();
        return new BigInteger(1, Base64.getUrlDecoder().decode(matcher.group(1)));
    }
}
