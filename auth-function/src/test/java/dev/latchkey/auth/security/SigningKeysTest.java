package dev.latchkey.auth.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.auth.security.SigningKeyStore.StoredKey;
import dev.latchkey.runtime.secret.SigningKeyVault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SigningKeyVault VAULT = new SigningKeyVault(TestKeys.ONE);

    private final FakeSigningKeyStore store = new FakeSigningKeyStore();
    private final SigningKeys keys = new SigningKeys(store, VAULT);

    @Test
    void theFirstKeyIsMadeOnDemandAndSharedByAllInstances() {
        var made = keys.current(NOW);

        assertThat(new SigningKeys(store, VAULT).current(NOW)).isEqualTo(made);
        assertThat(store.load(NOW)).hasSize(1);
    }

    @Test
    void theStoreIsAskedOnceInFiveMinutes() {
        keys.current(NOW);
        var before = store.loads();

        keys.current(NOW.plus(Duration.ofMinutes(5)).minusNanos(1));
        assertThat(store.loads()).isEqualTo(before);
        keys.current(NOW.plus(Duration.ofMinutes(5)));
        assertThat(store.loads()).isEqualTo(before + 1);
    }

    @Test
    void whatIsKnownSignsOnForAQuarterOfAnHourWhileTheStoreIsGone() {
        var known = keys.current(NOW);
        store.gone(true);

        assertThat(keys.current(NOW.plus(Duration.ofMinutes(15)).minusNanos(1))).isEqualTo(known);
        assertThatIllegalStateException().isThrownBy(() -> keys.current(NOW.plus(Duration.ofMinutes(15))));
        store.gone(false);
        assertThat(keys.current(NOW.plus(Duration.ofMinutes(15)))).isEqualTo(known);
    }

    @Test
    void withoutAnyKeyAStoreThatIsGoneIsAFailure() {
        store.gone(true);

        assertThatIllegalStateException().isThrownBy(() -> keys.current(NOW));
    }

    @Test
    void theStoreIsAskedAgainAfterTheClockWasSetBack() {
        keys.current(NOW);
        var before = store.loads();

        keys.current(NOW.minusSeconds(60));

        assertThat(store.loads()).isEqualTo(before + 1);
    }

    @Test
    void aPublishedKeySignsWhenItsTimeHasComeAndNotBefore() {
        var first = keys.current(NOW);
        var next = VAULT.create();
        var turn = NOW.plus(Duration.ofMinutes(10));
        store.add(next, turn, Optional.empty());

        assertThat(keys.current(turn.minusSeconds(1))).isEqualTo(first);
        assertThat(keys.current(turn).kid()).isEqualTo(next.kid());
    }

    @Test
    void everyKeyIsPublishedTheNextOneIncluded() {
        keys.current(NOW);
        var next = VAULT.create();
        store.add(next, NOW.plus(Duration.ofMinutes(10)), Optional.empty());

        var published = new PublishedKeys(keys, () -> NOW).asJwkSet();

        assertThat(published).startsWith("{\"keys\":[{").contains(next.publicJwk());
        assertThat(keys.all(NOW))
                .extracting(StoredKey::key)
                .allSatisfy(key -> assertThat(published).contains(key.kid()));
    }

    @Test
    void aKeyUnderAnotherMasterKeyIsNotReplacedInSilence() {
        keys.current(NOW);
        var other = new SigningKeys(store, new SigningKeyVault(TestKeys.OTHER));

        assertThatIllegalStateException()
                .isThrownBy(() -> other.current(NOW))
                .withMessageContaining("LATCHKEY_MASTER_KEY");
    }

    @Test
    void noPrivateKeyShowsInALog() {
        assertThat(keys.current(NOW).toString())
                .isEqualTo("SigningKey[" + keys.current(NOW).kid() + "]");
    }
}
