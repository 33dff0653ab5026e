package dev.latchkey.auth.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2ParametersTest {
    @ParameterizedTest
    @ValueSource(strings = {"m=19456,t=2,p=1", "m=7168,t=5,p=1", "m=47104,t=1,p=1", "m=1048576,t=1,p=4"})
    void costsAreReadAsTheyAreWritten(String text) {
        assertThat(Argon2Parameters.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m=19456", "m=19456,t=2", "t=2,m=19456,p=1", "m=19456,t=0,p=1", "m=-1,t=2,p=1"})
    void whatIsNoCostIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Argon2Parameters.of(text));
    }
}
