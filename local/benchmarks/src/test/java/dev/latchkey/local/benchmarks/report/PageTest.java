package dev.latchkey.local.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void each_figure_and_target_stands_on_the_page_with_median_least_and_greatest() {
        Section.Builder section = new Section.Builder("packages", "Size of the packages", "MB", "How it was done.");
        for (double size : new double[] {40, 30, 50}) {
            section.add("auth", "auth", size).add("preferences", "preferences", 1);
            section.add("health", "health", 1).add("migrations", "migrations", 1);
        }
        Results results = new Results();
        results.add(List.of(section.build()));
        assertThat(Page.of(results, Map.of("cores", "2"), "Why it is so."))
                .contains("- cores: 2")
                .contains("| zip: auth | ≤ 36.0 MB | 40.0 | 30.0 | 50.0 | **missed** |")
                .contains("| zip: health | ≤ 15.0 MB | 1.00 | 1.00 | 1.00 | met |")
                .contains("Why it is so.")
                .contains("How it was done.")
                .contains("![Size of the packages](packages.svg)")
                .contains("| auth | 40.0 | 30.0 | 50.0 | 3 |");
    }
}
