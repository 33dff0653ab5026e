package dev.latchkey.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Fingerprints;
import dev.latchkey.accounts.port.FingerprintsContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class HmacFingerprintsTest extends FingerprintsContract {
    @Override
    protected Fingerprints fingerprints() {
        return new HmacFingerprints(TestKeys.ONE);
    }

    @Test
    void withoutTheMasterKeyNobodyCanTestAGuess() {
        var guess = List.of("ada@example.com", "guess");

        assertThat(new HmacFingerprints(TestKeys.OTHER).of(guess))
                .isNotEqualTo(fingerprints().of(guess));
    }
}
