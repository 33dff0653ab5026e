package dev.latchkey.local.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.benchmarks.measure.Measurement;
import dev.latchkey.local.benchmarks.measure.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchArgumentsTest {
    @Test
    void only_a_run_of_everything_at_full_scale_is_complete() {
        assertThat(BenchArguments.parse(List.of()).complete()).isTrue();
        assertThat(BenchArguments.parse(List.of("--quick")).complete()).isFalse();
        assertThat(BenchArguments.parse(List.of("--only", "packages")).complete())
                .isFalse();
        assertThat(BenchArguments.parse(List.of("--quick")).scale()).isEqualTo(Scale.quick());
    }

    @Test
    void measurements_are_chosen_by_name() {
        assertThat(BenchArguments.parse(List.of("--only", "growth", "--only", "starts"))
                        .measurements())
                .extracting(Measurement::name)
                .containsExactly("growth", "starts");
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThatThrownBy(() -> BenchArguments.parse(List.of("--fast"))).hasMessageContaining("--fast");
        assertThatThrownBy(() -> BenchArguments.parse(List.of("--only", "x"))).hasMessageContaining("log-in-times");
        assertThatThrownBy(() -> BenchArguments.parse(List.of("--only"))).hasMessageContaining("packages");
    }
}
