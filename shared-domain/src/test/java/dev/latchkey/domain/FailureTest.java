package dev.latchkey.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void aCodeHasAStableNameInSnakeCase() {
        assertThat(FailureCode.REFRESH_TOKEN_REUSED.wireName()).isEqualTo("refresh_token_reused");
    }

    @Test
    void aRefusalThatWasThrownKeepsAllThatItSays() {
        var failure = Failure.of(FailureCode.WEAK_PASSWORD, "Choose a longer password.")
                .withViolations(List.of(new Violation("/password", "too_short", "Use at least 8 characters.")))
                .withFacts(Map.of("minimum", 8))
                .withRetryAfter(Duration.ofSeconds(2));

        assertThat(failure.asException().failure()).isEqualTo(failure);
    }

    @Test
    void aRefusalKeepsItsCauseForTheLog() {
        var cause = new IllegalStateException("why");

        assertThat(Failure.of(FailureCode.SERVICE_UNAVAILABLE, "Try again later.")
                        .asException(cause))
                .hasCause(cause);
    }
}
