package dev.latchkey.local.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static Results cpu(double logIn, double hash, double sign) {
        Section.Builder section = new Section.Builder("cpu", "CPU", "ms", "");
        for (String each : List.of("refresh", "preferences-get", "preferences-patch")) {
            section.add(each, each, 1);
        }
        section.add("log-in", "", logIn).add("bare-hash", "", hash).add("bare-sign", "", sign);
        Results results = new Results();
        results.add(List.of(section.build()));
        return results;
    }

    private static Target.Outcome logIn(Results results) {
        return Target.judgeAll(results).stream()
                .filter(outcome -> outcome.target().name().startsWith("log-in: CPU"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_log_in_is_judged_by_what_it_takes_beyond_hash_and_signature() {
        assertThat(logIn(cpu(20, 16, 1.5)).value().median()).isEqualTo(2.5);
        assertThat(logIn(cpu(20, 16, 1.5)).met()).isTrue();
        assertThat(logIn(cpu(20.1, 16, 1.5)).met()).isFalse();
    }

    @Test
    void what_was_not_measured_is_not_judged() {
        assertThat(Target.judgeAll(new Results())).isEmpty();
    }

    @Test
    void ratios_are_taken_within_a_round() {
        Section.Builder section = new Section.Builder("sessions", "", "ms", "");
        for (double noise : new double[] {1, 10, 100}) {
            section.add("log-in-few", "", 2 * noise).add("log-in-many", "", 3 * noise);
            section.add("refresh-few", "", noise).add("refresh-many", "", noise);
        }
        Results results = new Results();
        results.add(List.of(section.build()));
        assertThat(Target.judgeAll(results))
                .extracting(outcome -> outcome.value().max())
                .containsExactly(1.5, 1.0);
    }
}
