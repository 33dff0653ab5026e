package dev.latchkey.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.auth.security.SigningKeyStore.StoredKey;
import dev.latchkey.runtime.secret.SealedSigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SigningKeyStore} keeps to. */
public abstract class SigningKeyStoreContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    protected abstract SigningKeyStore store();

    /** Adds a key as a rotation does. */
    protected abstract void add(SealedSigningKey key, Instant signsFrom, Optional<Instant> retiresAt);

    @Test
    void atFirstThereIsNoKey() {
        assertThat(store().load(NOW)).isEmpty();
    }

    @Test
    void ofManyInstancesThatMakeTheFirstKeyOneSucceeds() throws Exception {
        Race.of(16, () -> {
            store().addFirst(key("race-" + Thread.currentThread().threadId()), NOW);
            return true;
        });

        assertThat(store().load(NOW)).hasSize(1);
    }

    @Test
    void aKeyIsKeptAsItWasAdded() {
        store().addFirst(key("first"), NOW);
        store().addFirst(key("second"), NOW.plus(SECOND));

        assertThat(store().load(NOW)).containsExactly(new StoredKey(key("first"), NOW));
    }

    @Test
    void allKeysComeButRetiredOnes() {
        add(key("old"), NOW.minus(Duration.ofDays(30)), Optional.of(NOW));
        add(key("current"), NOW.minus(Duration.ofDays(29)), Optional.of(NOW.plus(SECOND)));
        add(key("next"), NOW.plus(Duration.ofDays(1)), Optional.empty());

        assertThat(store().load(NOW))
                .extracting(stored -> stored.key().kid())
                .containsExactlyInAnyOrder("next", "current");
        assertThat(store().load(NOW.plus(SECOND)))
                .extracting(stored -> stored.key().kid())
                .containsExactly("next");
    }

    private static SealedSigningKey key(String kid) {
        return new SealedSigningKey(kid, "{}", "sealed");
    }
}
