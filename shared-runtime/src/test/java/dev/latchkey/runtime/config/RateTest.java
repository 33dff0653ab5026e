package dev.latchkey.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @Test
    void isReadAsItIsWritten() {
        assertThat(Rate.parse("30/60s"))
                .isEqualTo(new Rate(30, Duration.ofMinutes(1)))
                .hasToString("30/60s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "30/60", "0/60s", "30/0s", "-1/60s", "30/1m", " 30/60s", "30/60s ", "9999999/1s"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse(text));
    }
}
