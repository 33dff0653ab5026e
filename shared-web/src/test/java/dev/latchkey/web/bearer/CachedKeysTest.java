package dev.latchkey.web.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.web.testing.TestTokens;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CachedKeysTest {
    private static final RSAPublicKey KEY = TestTokens.withKey("any").publicKey();

    private final Map<String, RSAPublicKey> stored = new HashMap<>(Map.of("old", KEY));
    private Instant clock = Instant.parse("2026-03-01T12:00:00Z");
    private boolean reachable = true;
    private int loads;
    private final CachedKeys keys = new CachedKeys(this::load, () -> clock);

    @Test
    void aKnownKeyIsReadOnceInFiveMinutes() {
        for (int i = 0; i < 10; i++) {
            assertThat(keys.find("old")).contains(KEY);
        }
        clock = clock.plusSeconds(299);
        assertThat(keys.find("old")).contains(KEY);
        assertThat(loads).isEqualTo(1);
    }

    @Test
    void aKeyIsAtHandForAsLongAsItIsFresh() {
        assertThat(keys.isAtHand("old")).isFalse();
        assertThat(keys.find("old")).isPresent();
        assertThat(keys.isAtHand("old")).isTrue();
        assertThat(keys.isAtHand("made-up")).isFalse();
        clock = clock.plusSeconds(300);
        assertThat(keys.isAtHand("old")).isFalse();
        assertThat(loads).isEqualTo(1);
    }

    @Test
    void aKeyThatWasTakenAwayIsForgottenAfterFiveMinutes() {
        assertThat(keys.find("old")).isPresent();
        stored.clear();
        clock = clock.plusSeconds(300);
        assertThat(keys.find("old")).isEmpty();
    }

    @Test
    void afterTheClockWasSetBackTheKeysAreReadAgain() {
        assertThat(keys.find("old")).isPresent();
        stored.clear();
        clock = clock.minusSeconds(3600);

        assertThat(keys.isAtHand("old")).isFalse();
        assertThat(keys.find("old")).isEmpty();
    }

    @Test
    void aNewKeyIsFoundAtOnceAndInventedOnesDoNotHammerTheSource() {
        assertThat(keys.find("old")).isPresent();
        clock = clock.plusSeconds(5);
        stored.put("new", KEY);
        assertThat(keys.find("new")).isPresent();
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }
        assertThat(loads).isEqualTo(2);
        clock = clock.plusSeconds(5);
        assertThat(keys.find("made-up")).isEmpty();
        assertThat(loads).isEqualTo(3);
    }

    @Test
    void theFirstKeyOfAllIsFoundAtOnceEvenAfterAMadeUpOne() {
        stored.clear();
        assertThat(keys.find("made-up")).isEmpty();
        stored.put("first", KEY);

        assertThat(keys.find("first")).contains(KEY);
    }

    @Test
    void knownKeysStayGoodWhileTheSourceIsGoneAndUnknownOnesAreNotBelieved() {
        assertThat(keys.find("old")).isPresent();
        reachable = false;
        clock = clock.plusSeconds(301);
        assertThat(keys.find("old")).isPresent();
        assertThat(keys.find("new")).isEmpty();
    }

    @Test
    void withoutAnyKeyAnUnreachableSourceIsUnavailable() {
        reachable = false;
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> keys.find("old"))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(FailureCode.SERVICE_UNAVAILABLE));
    }

    private Map<String, RSAPublicKey> load() {
        loads++;
        if (!reachable) {
            throw Failure.of(FailureCode.SERVICE_UNAVAILABLE, "Gone.").asException();
        }
        return stored;
    }
}
