package dev.latchkey.local.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void percentiles_lie_between_their_neighbours_whatever_the_order() {
        Samples samples = new Samples();
        for (double value : new double[] {40, 10, 30, 20}) {
            samples.add(value);
        }
        assertThat(samples.percentile(0)).isEqualTo(10);
        assertThat(samples.percentile(0.5)).isEqualTo(25);
        assertThat(samples.percentile(1)).isEqualTo(40);
    }

    @Test
    void more_values_than_fit_at_first_are_all_counted() {
        Samples samples = new Samples();
        for (int i = 0; i <= 10_000; i++) {
            samples.add(i);
        }
        assertThat(samples.percentile(0.99)).isEqualTo(9_900);
    }

    @Test
    void nothing_has_no_percentile() {
        assertThatThrownBy(() -> new Samples().percentile(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
