package dev.latchkey.local.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CpuClockTest {
    private final CpuClock clock = new CpuClock();

    @Test
    void work_moves_the_clock_of_the_process_that_does_it() {
        long pid = ProcessHandle.current().pid();
        double before = clock.millis(pid);
        while (clock.millis(pid) < before + 20) {
            Thread.onSpinWait();
        }
        assertThat(clock.millis(pid)).isGreaterThanOrEqualTo(before + 20);
    }

    @Test
    void the_clock_is_that_of_all_threads() {
        assertThat(CpuClock.clockOf(1)).isEqualTo(-14);
    }

    @Test
    void a_process_that_is_gone_has_no_clock() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThatThrownBy(() -> clock.millis(process.pid())).isInstanceOf(IllegalStateException.class);
    }
}
