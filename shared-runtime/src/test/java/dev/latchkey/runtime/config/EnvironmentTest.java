package dev.latchkey.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private enum Colour {
        RED,
        BLUE
    }

    @Test
    void aVariableThatIsNotSetOrEmptyLeavesTheDefault() {
        var environment = with("EMPTY", "  ");

        assertThat(environment.text("EMPTY", "default")).isEqualTo("default");
        assertThat(environment.number("EMPTY", 7, 1, 9)).isEqualTo(7);
        assertThat(environment.duration("ABSENT", Duration.ofMinutes(1), Duration.ZERO, Duration.ofHours(1)))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(environment.choice("ABSENT", Colour.RED)).isEqualTo(Colour.RED);
    }

    @Test
    void aVariableThatFitsIsTaken() {
        assertThat(with("N", "8").number("N", 7, 1, 9)).isEqualTo(8);
        assertThat(with("D", "PT2S").duration("D", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(with("C", "blue").choice("C", Colour.RED)).isEqualTo(Colour.BLUE);
    }

    @Test
    void aVariableThatDoesNotFitIsNamedTogetherWithWhatWasExpected() {
        assertRefused(
                () -> with("N", "10").number("N", 7, 1, 9), "N must be a whole number from 1 to 9, but is \"10\".");
        assertRefused(() -> with("N", "x").number("N", 7, 1, 9), "N must be a whole number from 1 to 9, but is \"x\".");
        assertRefused(
                () -> with("D", "5s").duration("D", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)),
                "D must be an ISO 8601 duration from PT0S to PT1H, but is \"5s\".");
        assertRefused(
                () -> with("D", "PT2H").duration("D", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)),
                "D must be an ISO 8601 duration from PT0S to PT1H, but is \"PT2H\".");
        assertRefused(() -> with("C", "green").choice("C", Colour.RED), "C must be red or blue, but is \"green\".");
    }

    private static void assertRefused(ThrowingCallable reading, String message) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(reading).withMessage(message);
    }

    private static Environment with(String name, String value) {
        return Environment.of(asked -> Optional.ofNullable(Map.of(name, value).get(asked)));
    }
}
