package dev.latchkey.local.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void median_least_and_greatest_do_not_depend_on_the_order_of_rounds() {
        Figure figure = new Figure("id", "label", List.of(3.0, 9.0, 1.0));
        assertThat(figure.median()).isEqualTo(3);
        assertThat(figure.min()).isEqualTo(1);
        assertThat(figure.max()).isEqualTo(9);
    }

    @Test
    void a_figure_without_a_round_is_none() {
        assertThatThrownBy(() -> new Figure("id", "label", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id");
    }
}
