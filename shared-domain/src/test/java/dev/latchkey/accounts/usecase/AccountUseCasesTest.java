package dev.latchkey.accounts.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.fake.FakeWorld;
import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.Strength;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.Violation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccountUseCasesTest extends UseCaseTest {
    @Test
    void theDisplayNameIsChangedAndRemoved() {
        var caller = callerOf(registerAda());
        world.pass(Duration.ofMinutes(1));
        var countess = Optional.of(DisplayName.of("Countess"));

        assertThat(app.changeProfile().change(caller, countess).displayName()).isEqualTo(countess);
        assertThat(app.showUser().show(caller).updatedAt()).isEqualTo(world.instant());
        assertThat(app.changeProfile().change(caller, Optional.empty()).displayName())
                .isEmpty();
    }

    @Test
    void aNewPasswordOpensWhatTheOldOneNoLongerDoes() {
        var caller = callerOf(registerAda());
        world.pass(Duration.ofMinutes(1));

        app.changePassword().change(caller, RIGHT, NEXT);

        refused(FailureCode.INVALID_CREDENTIALS, () -> logIn(RIGHT));
        logIn(NEXT);
        assertThat(world.store.eventTypes()).contains(AuditEventType.PASSWORD_CHANGED);
    }

    @Test
    void aPasswordChangeEndsEveryOtherSession() {
        var registered = registerAda();
        var other = logIn(RIGHT);
        world.pass(Duration.ofMinutes(1));

        app.changePassword().change(callerOf(registered), RIGHT, NEXT);

        refused(FailureCode.INVALID_TOKEN, () -> app.showUser().show(callerOf(other)));
        refused(
                FailureCode.SESSION_EXPIRED,
                () -> app.refreshSession().refresh(refreshTokenOf(other).encoded(), ORIGIN));
        app.refreshSession().refresh(refreshTokenOf(registered).encoded(), ORIGIN);
    }

    @Test
    void theOldPasswordRepeatsNoRegistration() {
        var key = Optional.of(new IdempotencyKey("try-1"));
        var keyed = new Registration(ADA, RIGHT, Optional.empty(), key, ORIGIN);
        var caller = callerOf(app.register().register(keyed));
        world.pass(Duration.ofMinutes(1));

        app.changePassword().change(caller, RIGHT, NEXT);

        refused(FailureCode.EMAIL_TAKEN, () -> app.register().register(keyed));
    }

    @Test
    void aPasswordIsNotChangedWithoutTheCurrentOne() {
        var caller = callerOf(registerAda());

        refused(FailureCode.INVALID_CREDENTIALS, () -> app.changePassword().change(caller, WRONG, NEXT));

        logIn(RIGHT);
    }

    @Test
    void theNewPasswordMustBeStrong() {
        var caller = callerOf(registerAda());

        var failure = refused(
                FailureCode.WEAK_PASSWORD,
                () -> app.changePassword().change(caller, RIGHT, new Password("aaaaaaaaaaaa")));

        assertThat(failure.violations()).extracting(Violation::pointer).containsExactly("/new_password");
    }

    @Test
    void theNewPasswordIsJudgedAfterTheCurrentOneWasProven() {
        var caller = callerOf(registerAda());
        var judged = new AtomicInteger();
        var watched = world.builder()
                .passwordStrength((password, context) -> {
                    judged.incrementAndGet();
                    return new Strength(0, false, "Use some words that do not belong together.");
                })
                .build();

        for (var attempt = 0; attempt < FakeWorld.FREE_FAILURES; attempt++) {
            refused(
                    FailureCode.INVALID_CREDENTIALS,
                    () -> watched.changePassword().change(caller, WRONG, NEXT));
        }
        refused(FailureCode.TOO_MANY_REQUESTS, () -> watched.changePassword().change(caller, RIGHT, NEXT));

        assertThat(judged).hasValue(0);
    }

    @Test
    void wrongPasswordsBehindATokenCountAsFailedLogIns() {
        var caller = callerOf(registerAda());
        refused(FailureCode.INVALID_CREDENTIALS, () -> app.changePassword().change(caller, WRONG, NEXT));
        refused(FailureCode.INVALID_CREDENTIALS, () -> app.deleteAccount().delete(caller, WRONG));
        refused(FailureCode.INVALID_CREDENTIALS, () -> logIn(WRONG));
        var checks = world.hasher.checks();

        assertThat(checks).isEqualTo(FakeWorld.FREE_FAILURES);
        refused(FailureCode.TOO_MANY_REQUESTS, () -> app.changePassword().change(caller, RIGHT, NEXT));
        refused(FailureCode.TOO_MANY_REQUESTS, () -> app.deleteAccount().delete(caller, RIGHT));
        refused(FailureCode.TOO_MANY_REQUESTS, () -> logIn(RIGHT));
        assertThat(world.hasher.checks()).isEqualTo(checks);
    }

    @Test
    void ofTwoPasswordChangesAtTheSameTimeTheSecondIsRefusedWhole() {
        var caller = callerOf(registerAda());
        var other = callerOf(logIn(RIGHT));
        var raced = world.builder().passwordHasher(new ChangingHasher()).build();

        refused(FailureCode.CONFLICT, () -> raced.changePassword().change(caller, RIGHT, NEXT));

        app.showUser().show(other);
    }

    @Test
    void anAccountIsNotDeletedByAPasswordThatChangesMeanwhile() {
        var caller = callerOf(registerAda());
        var raced = world.builder().passwordHasher(new ChangingHasher()).build();

        refused(FailureCode.CONFLICT, () -> raced.deleteAccount().delete(caller, RIGHT));

        app.showUser().show(caller);
    }

    @Test
    void aDeletedAccountIsGoneAndItsEmailFree() {
        var registered = registerAda();
        logIn(RIGHT);

        app.deleteAccount().delete(callerOf(registered), RIGHT);

        refused(FailureCode.INVALID_TOKEN, () -> app.showUser().show(callerOf(registered)));
        refused(FailureCode.INVALID_CREDENTIALS, () -> logIn(RIGHT));
        assertThat(world.store.eventTypes())
                .containsExactly(AuditEventType.ACCOUNT_DELETED, AuditEventType.LOG_IN_FAILED);
        assertThat(registerAda().user().id()).isNotEqualTo(registered.user().id());
    }

    @Test
    void anAccountIsNotDeletedWithoutItsPassword() {
        var caller = callerOf(registerAda());

        refused(FailureCode.INVALID_CREDENTIALS, () -> app.deleteAccount().delete(caller, WRONG));

        app.showUser().show(caller);
    }

    @Test
    void theExportHoldsEverything() {
        var registered = registerAda();
        refused(FailureCode.INVALID_CREDENTIALS, () -> logIn(WRONG));
        world.preferences.set(registered.user().id(), "theme", "{\"dark\":true}");

        var export = app.exportAccount().export(callerOf(registered), Optional.empty());

        assertThat(export.user()).isEqualTo(registered.user());
        assertThat(export.sessions())
                .extracting(Session::id)
                .containsExactly(refreshTokenOf(registered).sessionId());
        assertThat(export.auditEvents().events())
                .extracting(AuditEvent::type)
                .containsExactly(AuditEventType.REGISTERED, AuditEventType.LOG_IN_FAILED);
        assertThat(export.preferences()).isEqualTo("{\"theme\":{\"dark\":true}}");
    }

    @Test
    void theExportHoldsSessionsThatHaveExpiredAndAreStillKept() {
        registerAda();
        world.pass(Samples.POLICY.idleLife());
        var caller = callerOf(logIn(RIGHT));

        assertThat(app.exportAccount().export(caller, Optional.empty()).sessions())
                .hasSize(2);
        assertThat(app.listSessions().list(caller)).hasSize(1);
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
