package dev.latchkey.auth.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.auth.security.SigningKeys.SigningKey;
import dev.latchkey.runtime.secret.SigningKeyVault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SigningKeyVault VAULT = new SigningKeyVault(TestKeys.ONE);

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final FakeSigningKeyStore store = new FakeSigningKeyStore();
    private Instant now = NOW;
    private final SigningKeys keys = new SigningKeys(store, VAULT, () -> now);

    @Test
    void theFirstKeyIsMadeOnDemandAndSharedByAllInstances() {
        var made = keys.current(NOW);

        assertThat(new SigningKeys(store, VAULT, () -> NOW).current(NOW)).isEqualTo(made);
        assertThat(store.load(NOW)).hasSize(1);
    }

    @Test
    void noKeyIsMadeToVerifyWith() {
        assertThat(keys.ring().find("any")).isEmpty();

        assertThat(store.load(NOW)).isEmpty();
    }

    @Test
    void theStoreIsAskedOnceInFiveSecondsForSigningAndVerifyingAlike() {
        var kid = current().kid();
        var before = store.loads();

        now = NOW.plus(FRESH).minusNanos(1);
        current();
        assertThat(keys.ring().find(kid)).isPresent();
        assertThat(store.loads()).isEqualTo(before);
        now = NOW.plus(FRESH);
        current();
        assertThat(keys.ring().find(kid)).isPresent();
        assertThat(store.loads()).isEqualTo(before + 1);
    }

    @Test
    void aWithdrawnKeySignsNoMoreFiveSecondsLaterAndIsNotAcceptedEither() {
        var withdrawn = current();
        var next = VAULT.create();
        store.replaceAll(next, NOW);
        now = NOW.plus(FRESH);

        assertThat(keys.ring().find(withdrawn.kid())).isEmpty();
        assertThat(current().kid()).isEqualTo(next.kid());
        assertThat(keys.stillCurrent(withdrawn, now).kid()).isEqualTo(next.kid());
    }

    @Test
    void whatIsKnownSignsOnForAQuarterOfAnHourWhileTheStoreIsGone() {
        var known = current();
        store.gone(true);

        now = NOW.plus(Duration.ofMinutes(15)).minusNanos(1);
        assertThat(current()).isEqualTo(known);
        now = NOW.plus(Duration.ofMinutes(15));
        assertThatIllegalStateException().isThrownBy(this::current);
        store.gone(false);
        assertThat(current()).isEqualTo(known);
    }

    @Test
    void withoutAnyKeyAStoreThatIsGoneIsAFailure() {
        store.gone(true);

        assertThatIllegalStateException().isThrownBy(() -> keys.current(NOW));
    }

    @Test
    void aPublishedKeySignsWhenItsTimeHasComeAndNotBefore() {
        var first = current();
        var next = VAULT.create();
        var turn = NOW.plus(Duration.ofMinutes(10));
        store.add(next, turn, Optional.empty());

        now = turn.minusSeconds(1);
        assertThat(current()).isEqualTo(first);
        now = turn;
        assertThat(current().kid()).isEqualTo(next.kid());
    }

    @Test
    void theOnlyKeySignsEvenWhereItsTimeHasNotComeByThisClock() {
        var next = VAULT.create();
        store.replaceAll(next, NOW.plusMillis(200));

        assertThat(current().kid()).isEqualTo(next.kid());
    }

    @Test
    void everyKeyIsPublishedTheNextOneIncludedAndFirst() {
        var first = current();
        var next = VAULT.create();
        store.add(next, NOW.plus(Duration.ofMinutes(10)), Optional.empty());
        now = NOW.plus(FRESH);

        assertThat(new PublishedKeys(keys).asJwkSet())
                .startsWith("{\"keys\":[" + next.publicJwk() + ",{")
                .contains(first.kid());
    }

    @Test
    void aKeyUnderAnotherMasterKeyIsNotReplacedInSilence() {
        keys.current(NOW);
        var other = new SigningKeys(store, new SigningKeyVault(TestKeys.OTHER), () -> NOW);

        assertThatIllegalStateException()
                .isThrownBy(() -> other.current(NOW))
                .withMessageContaining("LATCHKEY_MASTER_KEY");
    }

    @Test
    void noPrivateKeyShowsInALog() {
        assertThat(keys.current(NOW).toString())
                .isEqualTo("SigningKey[" + keys.current(NOW).kid() + "]");
    }

    private SigningKey current() {
        return keys.current(now);
    }
}
