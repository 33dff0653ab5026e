package dev.latchkey.auth.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class Rs256Test {
    private static final byte[] TEXT = "header.claims".getBytes(StandardCharsets.US_ASCII);

    private static KeyPair pair(String algorithm, int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static boolean holds(byte[] signed, KeyPair pair) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update(TEXT);
        return signature.verify(signed);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_library_of_this_platform_is_packaged_and_loads() {
        assertThat(Rs256.get().isNative()).isTrue();
    }

    @Test
    void both_sign_alike_and_the_jdk_verifies_it() throws Exception {
        var pair = pair("RSA", 2048);
        var rs256 = Rs256.get();
        var signed = rs256.sign(rs256.prepare(pair.getPrivate()), TEXT);
        assertThat(holds(signed, pair)).isTrue();
        assertThat(Rs256.ofTheJdk().sign(pair.getPrivate(), TEXT)).isEqualTo(signed);
    }

    @Test
    void the_jdk_goes_on_by_itself() {
        var _ = Rs256.get();
        assertThat(Security.getProviders())
                .noneMatch(provider -> provider.getName().contains("Corretto"));
    }

    @Test
    void a_key_of_another_kind_signs_nothing() throws Exception {
        var key = pair("EC", 256).getPrivate();
        assertThatThrownBy(() -> Rs256.get().prepare(key)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Rs256.ofTheJdk().sign(key, TEXT)).isInstanceOf(IllegalStateException.class);
    }
}
