package dev.latchkey.web.bearer;

import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.latchkey.web.WebSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BearerPrimingTest {
    private Instant clock = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void itEndsWellOnAMachineWhoseFirstSignatureTakesMinutes() {
        var settings = new WebSettings("https://issuer.example", "latchkey", List.of());
        var priming = new BearerPriming(settings, () -> clock = clock.plus(Duration.ofMinutes(2)));

        assertThatNoException().isThrownBy(priming::prime);
    }
}
