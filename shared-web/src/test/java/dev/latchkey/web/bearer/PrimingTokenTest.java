package dev.latchkey.web.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.FailureException;
import dev.latchkey.web.WebSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PrimingTokenTest {
    private static final WebSettings SETTINGS = new WebSettings("https://issuer.example", "latchkey");

    private Instant clock = Instant.parse("2026-03-01T12:00:00Z");
    private final KeysWhilePriming keys = new KeysWhilePriming(kid -> Optional.empty());
    private final AccessTokenVerifier verifier =
            new AccessTokenVerifier(keys, SETTINGS.issuer(), SETTINGS.audience(), () -> clock);
    private final PrimingToken priming = new PrimingToken(keys, SETTINGS, () -> clock);

    @Test
    void itIsAcceptedWhileItIsUsedAndAtOnce() {
        priming.use(token -> {
            assertThat(verifier.keyAtHand(verifier.read(token))).isPresent();
            assertThat(verifier.verify(token).getName()).isEqualTo("00000000-0000-0000-0000-000000000000");
        });
    }

    @Test
    void itIsRefusedAfterItsUse() {
        AtomicReference<String> kept = new AtomicReference<>("");
        priming.use(kept::set);

        assertThat(verifier.keyAtHand(verifier.read(kept.get()))).isEmpty();
        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> verifier.verify(kept.get()));
    }

    @Test
    void itIsRefusedAfterAUseThatFailed() {
        AtomicReference<String> kept = new AtomicReference<>("");
        assertThatThrownBy(() -> priming.use(token -> {
                    kept.set(token);
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");

        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> verifier.verify(kept.get()));
    }

    @Test
    void itsKeyIsAnotherEachTime() {
        AtomicReference<String> kept = new AtomicReference<>("");
        priming.use(kept::set);

        priming.use(
                _ -> assertThatExceptionOfType(FailureException.class).isThrownBy(() -> verifier.verify(kept.get())));
    }

    @Test
    void itLivesOnAMachineWhoseFirstSignatureTakesMinutes() {
        priming.use(token -> {
            clock = clock.plus(Duration.ofMinutes(4));
            assertThat(verifier.verify(token)).isNotNull();
        });
    }
}
