package dev.latchkey.accounts.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.accounts.fake.FakeTokens;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.port.Race;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisterTest extends UseCaseTest {
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("try-1"));

    @Test
    void anAccountIsOpenedAndItsOwnerSignedIn() {
        var name = Optional.of(DisplayName.of("Ada"));

        var signedIn = app.register().register(new Registration(ADA, RIGHT, name, Optional.empty(), ORIGIN));

        assertThat(signedIn.user().email().given()).isEqualTo("Ada@Example.com");
        assertThat(signedIn.user().displayName()).isEqualTo(name);
        assertThat(signedIn.user().createdAt()).isEqualTo(Samples.NOW);
        assertThat(signedIn.tokens().access().life()).isEqualTo(FakeTokens.ACCESS_LIFE);
        assertThat(signedIn.tokens().refreshLife()).isEqualTo(Samples.POLICY.idleLife());
        assertThat(app.showUser().show(callerOf(signedIn))).isEqualTo(signedIn.user());
        assertThat(world.store.eventTypes()).containsExactly(AuditEventType.REGISTERED);
        assertThat(logIn(RIGHT).user()).isEqualTo(signedIn.user());
    }

    @Test
    void anEmailIsTakenOnceHoweverItIsWritten() {
        registerAda();

        var again = new Registration(Email.of("ADA@example.COM"), RIGHT, Optional.empty(), Optional.empty(), ORIGIN);

        refused(FailureCode.EMAIL_TAKEN, () -> app.register().register(again));
        assertThat(world.store.eventTypes()).containsExactly(AuditEventType.REGISTERED);
    }

    @Test
    void aTakenEmailIsRefusedBeforeAnythingIsHashed() {
        registerAda();
        var hashes = world.hasher.hashes();

        refused(FailureCode.EMAIL_TAKEN, this::registerAda);
        refused(
                FailureCode.EMAIL_TAKEN,
                () -> app.register().register(new Registration(ADA, NEXT, Optional.empty(), KEY, ORIGIN)));

        assertThat(world.hasher.hashes()).isEqualTo(hashes);
    }

    @Test
    void aWeakPasswordIsRefusedBeforeAnythingIsHashed() {
        assertThat(weaknesses("aaaaaaaaaaaa")).isNotEmpty();

        assertThat(world.hasher.hashes()).isZero();
    }

    @Test
    void lengthsAreCountedInTheFormThatIsHashed() {
        assertThat(weaknesses("e\u0301a\u0301o\u0301u\u0301")).contains("too_short");
        assertThat(weaknesses("Zulu quartz" + "e\u0301".repeat(1013))).isEmpty();
        assertThat(weaknesses("Zulu quartz" + "e\u0301".repeat(1014))).containsExactly("too_long");
        assertThat(weaknesses("Zulu quartz" + "\ufb2c".repeat(338))).containsExactly("too_long");
    }

    @Test
    void withoutAKeyToSignWithNoAccountIsOpened() {
        world.tokens.loseKey(true);

        assertThatIllegalStateException().isThrownBy(this::registerAda);

        assertThat(world.store.users().findCredentials(ADA)).isEmpty();
        assertThat(world.store.eventTypes()).isEmpty();
    }

    @Test
    void ofParallelRegistrationsOneOpensTheAccount() throws Exception {
        var opened = Race.of(20, () -> {
            try {
                return Optional.of(registerAda());
            } catch (FailureException taken) {
                return Optional.empty();
            }
        });

        assertThat(opened).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void aWeakPasswordIsRefusedWithAllThatIsWrong() {
        assertThat(weaknesses("short")).containsExactly("too_short", "too_guessable");
        assertThat(weaknesses("aaaaaaaaaaaa")).containsExactly("too_guessable");
        assertThat(weaknesses("PassWord123")).containsExactly("too_common");
        assertThat(weaknesses("my ada@example.COM rocks 12")).containsExactly("contains_email");
        assertThat(weaknesses("x".repeat(1025))).containsExactly("too_long");
    }

    @Test
    void aLocalPartIsLookedForUnlessItIsTooShortToMean() {
        var grace = Email.of("grace@example.com");

        var failure = refused(
                FailureCode.WEAK_PASSWORD,
                () -> app.register()
                        .register(new Registration(
                                grace, new Password("Zulu Grace mitten 48"), Optional.empty(), KEY, ORIGIN)));

        assertThat(failure.violations()).extracting(Violation::code).containsExactly("contains_email");
        assertThat(weaknesses("Canada goose mitten 48")).isEmpty();
    }

    @Test
    void theRefusalPointsAtThePasswordAndSaysWhatWouldHelp() {
        var failure = refused(FailureCode.WEAK_PASSWORD, () -> register("short"));

        assertThat(failure.detail()).isEqualTo("Use at least 8 characters.");
        assertThat(failure.violations()).extracting(Violation::pointer).containsOnly("/password");
        assertThat(failure.violations().getLast().detail()).contains("Use some words");
    }

    @Test
    void theNameIsAWordThatAnAttackerWouldTry() {
        var name = Optional.of(DisplayName.of("ada king lovelace"));

        refused(
                FailureCode.WEAK_PASSWORD,
                () -> app.register()
                        .register(new Registration(
                                ADA, new Password("ada king lovelace"), name, Optional.empty(), ORIGIN)));
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        assertThat(weaknesses("\uD83D\uDD11\uD83D\uDD12abcdefghijk")).isEmpty();
        assertThat(weaknesses("\uD83D\uDD11".repeat(5) + "ab")).contains("too_short");
        assertThat(weaknesses("Zulu quartz" + "\uD83D\uDD11".repeat(1013))).isEmpty();
    }

    @Test
    void theSameRegistrationUnderTheSameKeyGivesTheFirstOutcomeAgain() {
        var keyed = new Registration(ADA, RIGHT, Optional.empty(), KEY, ORIGIN);
        var first = app.register().register(keyed);
        world.pass(Duration.ofMinutes(1));

        var again = app.register().register(keyed);

        assertThat(again.user()).isEqualTo(first.user());
        assertThat(again.tokens().refresh()).isEqualTo(first.tokens().refresh());
        assertThat(again.tokens().refreshLife())
                .isEqualTo(Samples.POLICY.idleLife().minusMinutes(1));
        assertThat(world.store.eventTypes()).containsExactly(AuditEventType.REGISTERED);
    }

    @Test
    void aRepeatedRegistrationGetsTheTokenThatIsCurrentNow() {
        var keyed = new Registration(ADA, RIGHT, Optional.empty(), KEY, ORIGIN);
        var first = app.register().register(keyed);
        var rotated = app.refreshSession().refresh(refreshTokenOf(first).encoded(), ORIGIN);

        assertThat(app.register().register(keyed).tokens().refresh()).isEqualTo(rotated.refresh());
    }

    @Test
    void anotherRegistrationUnderTheSameKeyIsRefused() {
        app.register().register(new Registration(ADA, RIGHT, Optional.empty(), KEY, ORIGIN));
        var name = Optional.of(DisplayName.of("Ada"));
        var other = Email.of("other@example.com");

        refused(
                FailureCode.IDEMPOTENCY_KEY_REUSED,
                () -> app.register().register(new Registration(ADA, NEXT, Optional.empty(), KEY, ORIGIN)));
        refused(
                FailureCode.IDEMPOTENCY_KEY_REUSED,
                () -> app.register().register(new Registration(ADA, RIGHT, name, KEY, ORIGIN)));
        refused(
                FailureCode.IDEMPOTENCY_KEY_REUSED,
                () -> app.register().register(new Registration(other, RIGHT, Optional.empty(), KEY, ORIGIN)));
    }

    @Test
    void aRefusedRegistrationLeavesItsKeyFree() {
        registerAda();
        refused(
                FailureCode.EMAIL_TAKEN,
                () -> app.register().register(new Registration(ADA, RIGHT, Optional.empty(), KEY, ORIGIN)));
        var other = Email.of("other@example.com");

        var signedIn = app.register().register(new Registration(other, RIGHT, Optional.empty(), KEY, ORIGIN));

        assertThat(signedIn.user().email()).isEqualTo(other);
    }

    @Test
    void aRepeatedRegistrationWhoseSessionIsOverSaysSo() {
        var keyed = new Registration(ADA, RIGHT, Optional.empty(), KEY, ORIGIN);
        app.logOut().logOut(callerOf(app.register().register(keyed)));

        refused(FailureCode.CONFLICT, () -> app.register().register(keyed));
    }

    @Test
    void ofParallelRegistrationsUnderOneKeyAllGetTheSameAccount() throws Exception {
        var keyed = new Registration(ADA, RIGHT, Optional.empty(), KEY, ORIGIN);

        var outcomes = Race.of(8, () -> app.register().register(keyed));

        assertThat(outcomes.stream().map(SignedIn::user).distinct()).hasSize(1);
        assertThat(outcomes.stream().map(UseCaseTest::refreshTokenOf).distinct())
                .hasSize(1);
    }

    private List<String> weaknesses(String password) {
        try {
            register(password);
            return List.of();
        } catch (FailureException refused) {
            return refused.failure().violations().stream().map(Violation::code).toList();
        }
    }

    private void register(String password) {
        var email = Email.of("ada@example.com");
        world.store.users().findCredentials(email).ifPresent(world.store.users()::delete);
        app.register()
                .register(new Registration(email, new Password(password), Optional.empty(), Optional.empty(), ORIGIN));
    }
}
