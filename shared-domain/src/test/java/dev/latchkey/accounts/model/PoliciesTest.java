package dev.latchkey.accounts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aSessionEndsByIdlenessOrAge() {
        var policy = new SessionPolicy(Duration.ZERO, Duration.ofDays(30), Duration.ofDays(90));

        assertThat(policy.expiry(START, START)).isEqualTo(START.plus(Duration.ofDays(30)));
        assertThat(policy.expiry(START, START.plus(Duration.ofDays(80)))).isEqualTo(START.plus(Duration.ofDays(90)));
    }

    @Test
    void aReplayIsAnsweredWithinTheWindow() {
        var policy = new SessionPolicy(Duration.ofSeconds(30), Duration.ofDays(30), Duration.ofDays(90));
        var none = new SessionPolicy(Duration.ZERO, Duration.ofDays(30), Duration.ofDays(90));

        assertThat(policy.replays(START, START.plusSeconds(29))).isTrue();
        assertThat(policy.replays(START, START.plusSeconds(30))).isFalse();
        assertThat(none.replays(START, START.minusSeconds(1))).isFalse();
    }

    @Test
    void sessionSettingsOutOfRangeAreRefused() {
        var day = Duration.ofDays(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionPolicy(Duration.ofSeconds(301), day, day))
                .withMessage("the replay window must be PT0S to PT5M, not PT5M1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionPolicy(Duration.ofSeconds(-1), day, day))
                .withMessageStartingWith("the replay window");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionPolicy(Duration.ZERO, Duration.ofDays(2), day))
                .withMessageStartingWith("a session's idle life");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionPolicy(Duration.ZERO, day, Duration.ZERO))
                .withMessageStartingWith("a session's longest life");
    }

    @Test
    void passwordSettingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PasswordPolicy(7, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new PasswordPolicy(8, 5));
    }

    @Test
    void waitsDoubleAfterTheFreeFailures() {
        var policy = ThrottlePolicy.withFreeFailures(5);

        assertThat(policy.waitAfter(4)).isZero();
        assertThat(policy.waitAfter(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.waitAfter(8)).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.waitAfter(15)).isEqualTo(Duration.ofMinutes(15));
        assertThat(policy.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void throttleSettingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ThrottlePolicy.withFreeFailures(0));
    }
}
