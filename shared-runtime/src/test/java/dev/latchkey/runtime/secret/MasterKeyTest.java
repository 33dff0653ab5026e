package dev.latchkey.runtime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
    static final String ONE = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    static final String OTHER = "MTEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @Test
    void aPurposeHasOneKey() {
        assertThat(of(ONE).derive("a", "AES").getEncoded())
                .hasSize(32)
                .isEqualTo(of(ONE).derive("a", "AES").getEncoded());
    }

    @Test
    void everyPurposeAndEveryMasterKeyHasAKeyOfItsOwn() {
        var key = of(ONE).derive("a", "AES").getEncoded();

        assertThat(of(ONE).derive("b", "AES").getEncoded()).isNotEqualTo(key);
        assertThat(of(OTHER).derive("a", "AES").getEncoded()).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "hello", "MDEyMzQ1Njc4OWFiY2RlZg==", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZW!="})
    void whatIsNot32BytesInBase64EndsTheStartWithoutBeingShown(String text) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> of(text))
                .withMessageStartingWith("LATCHKEY_MASTER_KEY must be 32 bytes in base64")
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("hello", "MDEy"));
    }

    @Test
    void itShowsInNoLog() {
        assertThat(of(ONE)).hasToString("MasterKey[hidden]");
    }

    static MasterKey of(String text) {
        return MasterKey.from(Environment.of(name -> Optional.of(text)));
    }
}
