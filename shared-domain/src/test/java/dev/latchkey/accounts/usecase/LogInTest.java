package dev.latchkey.accounts.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.accounts.fake.FakePasswordHasher;
import dev.latchkey.accounts.fake.FakeWorld;
import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.DeviceName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.Race;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogInTest extends UseCaseTest {
    private static final Email NOBODY = Email.of("nobody@example.com");

    @Test
    void theRightPasswordStartsASessionOfItsOwn() {
        var registered = registerAda();
        var device = Optional.of(DeviceName.of("Telephone"));

        var signedIn = app.logIn().logIn(new LogInAttempt(ADA, RIGHT, device, ORIGIN));

        assertThat(signedIn.user()).isEqualTo(registered.user());
        var session = app.listSessions().list(callerOf(signedIn)).stream()
                .filter(live -> live.id().equals(refreshTokenOf(signedIn).sessionId()))
                .findFirst()
                .orElseThrow();
        assertThat(session.deviceName()).isEqualTo(device);
        assertThat(session.userAgent()).isEqualTo(ORIGIN.userAgent());
        assertThat(session.ipAddress()).isEqualTo(ORIGIN.ipAddress());
        assertThat(refreshTokenOf(signedIn)).isNotEqualTo(refreshTokenOf(registered));
        assertThat(world.store.eventTypes()).containsExactly(AuditEventType.REGISTERED, AuditEventType.LOGGED_IN);
    }

    @Test
    void withoutAKeyToSignWithNoSessionIsStartedAndNothingCounted() {
        var ada = callerOf(registerAda());
        world.tokens.loseKey(true);

        for (int i = 0; i <= FakeWorld.FREE_FAILURES; i++) {
            assertThatIllegalStateException().isThrownBy(() -> logIn(RIGHT));
        }

        world.tokens.loseKey(false);
        assertThat(app.listSessions().list(ada)).hasSize(1);
        assertThat(world.hasher.checks()).isZero();
        logIn(RIGHT);
    }

    @Test
    void anUnknownEmailIsRefusedLikeAWrongPasswordAfterTheSameWork() {
        registerAda();

        var wrong = refused(FailureCode.INVALID_CREDENTIALS, () -> logIn(WRONG));
        var checksOfOne = world.hasher.checks();
        var unknown = refused(FailureCode.INVALID_CREDENTIALS, () -> logInAs(NOBODY));

        assertThat(unknown).isEqualTo(wrong);
        assertThat(world.hasher.checks()).isEqualTo(2 * checksOfOne).isEqualTo(2);
    }

    @Test
    void failuresAreToldToTheAuditTrailWithWhomTheyWereAgainst() {
        var ada = registerAda().user();
        refused(FailureCode.INVALID_CREDENTIALS, () -> logIn(WRONG));
        refused(FailureCode.INVALID_CREDENTIALS, () -> logInAs(NOBODY));

        assertThat(world.store.allEvents())
                .filteredOn(event -> event.type() == AuditEventType.LOG_IN_FAILED)
                .extracting(AuditEvent::userId)
                .containsExactly(Optional.of(ada.id()), Optional.empty());
    }

    @Test
    void furtherAttemptsWaitBeforeAnythingIsHashed() {
        registerAda();
        failFreely();
        var checks = world.hasher.checks();

        var failure = refused(FailureCode.TOO_MANY_REQUESTS, () -> logIn(RIGHT));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(world.hasher.checks()).isEqualTo(checks);
    }

    @Test
    void emailsThatNobodyHasAreThrottledAlike() {
        for (var failure = 0; failure < FakeWorld.FREE_FAILURES; failure++) {
            refused(FailureCode.INVALID_CREDENTIALS, () -> logInAs(NOBODY));
        }

        refused(FailureCode.TOO_MANY_REQUESTS, () -> logInAs(NOBODY));
    }

    @Test
    void theRightPasswordAfterTheWaitForgetsTheFailures() {
        registerAda();
        failFreely();
        world.pass(Duration.ofSeconds(1));

        logIn(RIGHT);

        failFreely();
    }

    @Test
    void theAuditTrailTellsOneRefusalAWait() {
        registerAda();
        failFreely();
        for (var refusal = 0; refusal < 5; refusal++) {
            refused(FailureCode.TOO_MANY_REQUESTS, () -> logIn(RIGHT));
        }

        assertThat(world.store.eventTypes())
                .filteredOn(AuditEventType.LOG_IN_THROTTLED::equals)
                .hasSize(1);
    }

    @Test
    void ofParallelGuessesNoMoreThanTheFreeFailuresAreHashed() throws Exception {
        registerAda();

        var refusals = Race.of(30, () -> {
            try {
                logIn(WRONG);
                return "let in";
            } catch (FailureException refused) {
                return refused.failure().code().wireName();
            }
        });

        assertThat(world.hasher.checks()).isEqualTo(FakeWorld.FREE_FAILURES);
        assertThat(refusals).doesNotContain("let in");
    }

    @Test
    void anOutdatedHashIsReplacedAtLogIn() {
        var registered = registerAda();
        var better = new FakePasswordHasher("b");
        var updated = world.builder().passwordHasher(better).build();

        updated.logIn().logIn(new LogInAttempt(ADA, RIGHT, Optional.empty(), ORIGIN));

        var stored = world.store.users().findCredentials(ADA).orElseThrow();
        assertThat(better.needsRehash(stored.hash())).isFalse();
        assertThat(stored.passwordChangedAt()).isEqualTo(registered.user().createdAt());
        assertThat(better.matches(RIGHT, stored.hash())).isTrue();
    }

    @Test
    void aCurrentHashIsLeftAlone() {
        registerAda();
        var before = world.store.users().findCredentials(ADA);

        logIn(RIGHT);

        assertThat(world.store.users().findCredentials(ADA)).isEqualTo(before);
    }

    @Test
    void aPasswordThatIsChangedWhileItIsCheckedOpensNothing() {
        registerAda();
        var slow = world.builder().passwordHasher(new ChangingHasher()).build();

        refused(
                FailureCode.INVALID_CREDENTIALS,
                () -> slow.logIn().logIn(new LogInAttempt(ADA, RIGHT, Optional.empty(), ORIGIN)));
    }

    private void failFreely() {
        for (var failure = 0; failure < FakeWorld.FREE_FAILURES; failure++) {
            refused(FailureCode.INVALID_CREDENTIALS, () -> logIn(WRONG));
        }
    }

    private void logInAs(Email email) {
        app.logIn().logIn(new LogInAttempt(email, RIGHT, Optional.empty(), ORIGIN));
    }

    /** While it checks, the owner changes the password elsewhere. */
    private final class ChangingHasher implements PasswordHasher {
        @Override
        public PasswordHash hash(Password password) {
            return world.hasher.hash(password);
        }

        @Override
        public boolean matches(Password password, PasswordHash hash) {
            Credentials current = world.store.users().findCredentials(ADA).orElseThrow();
            world.store.users().changePassword(current, hash(NEXT), Samples.NOW.plusSeconds(1));
            return world.hasher.matches(password, hash);
        }

        @Override
        public boolean needsRehash(PasswordHash hash) {
            return world.hasher.needsRehash(hash);
        }

        @Override
        public PasswordHash decoy() {
            return world.hasher.decoy();
        }
    }
}
