package dev.latchkey.accounts.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link Fingerprints} keep to. */
public abstract class FingerprintsContract {
    protected abstract Fingerprints fingerprints();

    @Test
    void equalPartsHaveEqualFingerprints() {
        assertThat(fingerprints().of(List.of("a", "b")))
                .isEqualTo(fingerprints().of(List.of("a", "b")));
    }

    @Test
    void whereOnePartEndsCounts() {
        var one = fingerprints().of(List.of("ab", "c"));

        assertThat(fingerprints().of(List.of("a", "bc"))).isNotEqualTo(one);
        assertThat(fingerprints().of(List.of("abc"))).isNotEqualTo(one);
        assertThat(fingerprints().of(List.of("ab", "c", ""))).isNotEqualTo(one);
    }

    @Test
    void nothingOfThePartsShows() {
        assertThat(fingerprints().of(List.of("secret")).value()).doesNotContain("secret");
    }
}
