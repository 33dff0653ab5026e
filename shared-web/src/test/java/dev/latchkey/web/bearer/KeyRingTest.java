package dev.latchkey.web.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.web.testing.TestTokens;
import java.security.interfaces.RSAPublicKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final RSAPublicKey KEY = TestTokens.withKey("any").publicKey();
    private static final Duration A_MOMENT = Duration.ofNanos(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration GOOD = Duration.ofMinutes(15);

    private final Map<String, RSAPublicKey> stored = new HashMap<>(Map.of("old", KEY));
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private @Nullable RuntimeException failure;
    private int loads;
    private Duration readingTakes = Duration.ZERO;
    private final KeyRing<RSAPublicKey> keys = new KeyRing<>(this::load, Function.identity(), () -> now);

    @Test
    void aKnownKeyIsReadOnceInFiveSeconds() {
        for (int i = 0; i < 10; i++) {
            assertThat(keys.find("old")).contains(KEY);
        }
        pass(FRESH.minus(A_MOMENT));
        assertThat(keys.find("old")).contains(KEY);
        assertThat(keys.keys()).containsOnlyKeys("old");
        assertThat(loads).isEqualTo(1);
    }

    @Test
    void aKeyIsAtHandForAsLongAsItIsFresh() {
        assertThat(keys.atHand("old")).isEmpty();
        assertThat(keys.find("old")).isPresent();
        assertThat(keys.atHand("old")).contains(KEY);
        assertThat(keys.atHand("made-up")).isEmpty();
        pass(FRESH);
        assertThat(keys.atHand("old")).isEmpty();
        assertThat(loads).isEqualTo(1);
    }

    @Test
    void aKeyThatWasWithdrawnIsOfNoUseFiveSecondsLater() {
        assertThat(keys.find("old")).isPresent();
        withdraw();
        pass(FRESH);

        assertThat(keys.atHand("old")).isEmpty();
        assertThat(keys.find("old")).isEmpty();
        assertThat(keys.known()).containsOnlyKeys("new");
    }

    @Test
    void whatWasWithdrawnDuringAReadingIsOfNoUseFiveSecondsAfterTheReadingBegan() {
        readingTakes = SECOND;
        assertThat(keys.find("old")).isPresent();
        withdraw();
        pass(FRESH.minus(SECOND));

        assertThat(keys.find("old")).isEmpty();
    }

    @Test
    void whatSignsAndWhatVerifiesSeeTheSameKeys() {
        assertThat(keys.find("old")).isPresent();
        withdraw();
        pass(FRESH);

        assertThat(keys.keys()).containsOnlyKeys("new");
        assertThat(keys.atHand("old")).isEmpty();
        assertThat(keys.atHand("new")).isPresent();
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void afterTheClockWasSetBackTheKeysAreReadAgain() {
        assertThat(keys.find("old")).isPresent();
        withdraw();
        pass(Duration.ofHours(-1));

        assertThat(keys.atHand("old")).isEmpty();
        assertThat(keys.find("old")).isEmpty();
    }

    @Test
    void aNewKeyIsFoundAtOnceHoweverFreshTheOthersAre() {
        assertThat(keys.find("old")).isPresent();
        pass(A_MOMENT);
        stored.put("new", KEY);

        assertThat(keys.find("new")).isPresent();
    }

    @Test
    void inventedKeysMakeOneReadingASecond() {
        assertThat(keys.find("old")).isPresent();
        pass(A_MOMENT);
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }
        assertThat(loads).isEqualTo(2);
        pass(SECOND);
        assertThat(keys.find("made-up")).isEmpty();
        assertThat(loads).isEqualTo(3);
    }

    @Test
    void anInventedKeyOnAFreshReadingMakesNoOther() {
        assertThat(keys.find("made-up")).isEmpty();
        assertThat(loads).isEqualTo(1);
    }

    @Test
    void theFirstKeyOfAllIsFoundAtOnceEvenAfterAMadeUpOne() {
        stored.clear();
        assertThat(keys.find("made-up")).isEmpty();
        stored.put("first", KEY);

        assertThat(keys.find("first")).contains(KEY);
    }

    @Test
    void knownKeysStayGoodForAQuarterOfAnHourWhileTheSourceIsGoneAndUnknownOnesAreNotBelieved() {
        assertThat(keys.find("old")).isPresent();
        failure = unavailable();
        pass(GOOD.minus(A_MOMENT));
        assertThat(keys.find("old")).isPresent();
        assertThat(keys.atHand("old")).isPresent();
        assertThat(keys.find("new")).isEmpty();

        pass(A_MOMENT);
        assertThat(keys.atHand("old")).isEmpty();
        assertUnavailable();
    }

    @Test
    void aSourceThatIsGoneIsAskedEveryFiveSecondsAndBelievedAtOnceWhenItIsBack() {
        assertThat(keys.find("old")).isPresent();
        failure = unavailable();
        pass(FRESH);
        assertThat(keys.find("old")).isPresent();
        assertThat(keys.find("old")).isPresent();
        assertThat(loads).isEqualTo(2);

        failure = null;
        withdraw();
        pass(FRESH);
        assertThat(keys.find("old")).isEmpty();
    }

    @Test
    void withoutAnyKeyAnUnreachableSourceIsUnavailable() {
        failure = unavailable();
        assertUnavailable();
        failure = new IllegalStateException(new SQLException("gone", "08006"));
        assertUnavailable();
    }

    @Test
    void withoutAnyKeyAFaultOfLatchkeyItselfIsNotHidden() {
        failure = new IllegalStateException(new SQLException("forbidden", "42501"));
        assertThatIllegalStateException().isThrownBy(() -> keys.find("old")).isSameAs(failure);
    }

    private void assertUnavailable() {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> keys.find("old"))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(FailureCode.SERVICE_UNAVAILABLE));
    }

    private static FailureException unavailable() {
        return Failure.of(FailureCode.SERVICE_UNAVAILABLE, "Gone.").asException();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void withdraw() {
        stored.clear();
        stored.put("new", KEY);
    }

    private Map<String, RSAPublicKey> load() {
        loads++;
        Optional.ofNullable(failure).ifPresent(e -> {
            throw e;
        });
        var read = Map.copyOf(stored);
        pass(readingTakes);
        return read;
    }
}
