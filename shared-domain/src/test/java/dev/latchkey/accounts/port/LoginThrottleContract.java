package dev.latchkey.accounts.port;

import static dev.latchkey.accounts.port.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.accounts.port.LoginThrottle.Admitted;
import dev.latchkey.accounts.port.LoginThrottle.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every {@link LoginThrottle} keeps to. */
public abstract class LoginThrottleContract {
    private static final ThrottlePolicy POLICY = ThrottlePolicy.withFreeFailures(3);

    private final Email email = Samples.email();

    protected abstract AccountsStore store();

    @Test
    void theFreeFailuresPassAtOnce() {
        for (var failure = 0; failure < POLICY.freeFailures(); failure++) {
            assertThat(fail(NOW)).isEqualTo(new Admitted());
        }
        assertThat(attempt(NOW)).isEqualTo(new Refused(Duration.ofSeconds(1), true, false));
    }

    @Test
    void theWaitDoublesUpToTheLongest() {
        var now = fail(POLICY.freeFailures(), NOW);
        for (var seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            var wait = Duration.ofSeconds(seconds);
            assertThat(attempt(now)).isEqualTo(new Refused(wait, true, false));
            now = now.plus(wait);
            assertThat(fail(now)).isEqualTo(new Admitted());
        }
    }

    @Test
    void aRefusedAttemptDoesNotLengthenTheWait() {
        fail(POLICY.freeFailures(), NOW);

        assertThat(attempt(NOW.plusMillis(250))).isEqualTo(new Refused(Duration.ofMillis(750), true, false));
        assertThat(attempt(NOW.plusMillis(500))).isEqualTo(new Refused(Duration.ofMillis(500), false, false));
        assertThat(fail(NOW.plusMillis(1000))).isEqualTo(new Admitted());
        assertThat(attempt(NOW.plusMillis(1000))).isEqualTo(new Refused(Duration.ofSeconds(2), true, false));
    }

    /** Of two attempts at once the one that is decided last may have looked at its clock first. */
    @Test
    void anAttemptWhoseClockIsBehindWaitsForNothingWhileNobodyHasTo() {
        assertThat(attempt(NOW)).isEqualTo(new Admitted());
        assertThat(attempt(NOW.minusMillis(5))).isEqualTo(new Admitted());
        assertThat(attempt(NOW.minusMillis(5))).isEqualTo(new Admitted());

        assertThat(attempt(NOW.minusMillis(5))).isEqualTo(new Refused(Duration.ofMillis(1005), true, true));
    }

    @Test
    void aSuccessForgetsTheFailures() {
        fail(POLICY.freeFailures(), NOW);

        throttle().reset(email);

        assertThat(attempt(NOW)).isEqualTo(new Admitted());
        assertThat(attempt(NOW)).isEqualTo(new Admitted());
    }

    @Test
    void oldFailuresAreForgotten() {
        fail(POLICY.freeFailures(), NOW);
        var dayLater = NOW.plus(POLICY.forgetAfter());

        fail(POLICY.freeFailures(), dayLater);

        assertThat(attempt(dayLater)).isEqualTo(new Refused(Duration.ofSeconds(1), true, false));
    }

    @Test
    void oneAccountDoesNotWaitForAnother() {
        fail(POLICY.freeFailures(), NOW);

        assertThat(throttle().attempt(Samples.email(), NOW)).isEqualTo(new Admitted());
    }

    @Test
    void anotherSpellingOfTheEmailIsTheSameAccount() {
        fail(POLICY.freeFailures(), NOW);
        var shouted = Email.of(email.given().toUpperCase(Locale.ROOT));

        assertThat(throttle().attempt(shouted, NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void ofParallelAttemptsOnlyTheFreeOnesPass() throws Exception {
        var admissions = Race.of(24, () -> attempt(NOW));

        assertThat(admissions).filteredOn(new Admitted()::equals).hasSize(POLICY.freeFailures());
        assertThat(admissions)
                .filteredOn(new Refused(Duration.ofSeconds(1), true, true)::equals)
                .hasSize(1);
    }

    @Test
    void aRefusalTellsWhetherAttemptsAreStillBeingChecked() {
        attempt(NOW);
        fail(POLICY.freeFailures() - 1, NOW);
        assertThat(attempt(NOW)).isEqualTo(new Refused(Duration.ofSeconds(1), true, true));

        throttle().failed(email);

        assertThat(attempt(NOW)).isEqualTo(new Refused(Duration.ofSeconds(1), false, false));
    }

    @Test
    void whatNobodyEverSaysTheOutcomeOfIsCheckedNoLongerThanARequestLives() {
        var now = fail(POLICY.freeFailures(), NOW);
        for (var seconds : new int[] {1, 2, 4, 8, 16}) {
            now = now.plusSeconds(seconds);
            fail(now);
        }
        now = now.plusSeconds(32);
        attempt(now);
        var moment = Duration.ofMillis(1);

        assertThat(checking(now.plus(LoginThrottle.CHECKED_WITHIN).minus(moment)))
                .isTrue();
        assertThat(checking(now.plus(LoginThrottle.CHECKED_WITHIN))).isFalse();
    }

    @Test
    void attemptsOfAnInstanceThatDiedAreForgottenByTheNextOne() {
        var now = NOW;
        attempt(now);
        now = now.plus(LoginThrottle.CHECKED_WITHIN);
        fail(POLICY.freeFailures() - 1, now);

        assertThat(checking(now)).isFalse();
    }

    @Test
    void anOutcomeThatIsToldTooOftenOrTooLateChangesNothing() {
        throttle().failed(email);
        fail(POLICY.freeFailures(), NOW);
        throttle().failed(email);

        assertThat(attempt(NOW)).isEqualTo(new Refused(Duration.ofSeconds(1), true, false));
    }

    private boolean checking(Instant now) {
        return attempt(now) instanceof Refused refused && refused.checking();
    }

    private Instant fail(int times, Instant now) {
        for (var failure = 0; failure < times; failure++) {
            fail(now);
        }
        return now;
    }

    private LoginThrottle.Admission fail(Instant now) {
        var admission = attempt(now);
        throttle().failed(email);
        return admission;
    }

    private LoginThrottle.Admission attempt(Instant now) {
        return throttle().attempt(email, now);
    }

    private LoginThrottle throttle() {
        return store().loginThrottle(POLICY);
    }
}
