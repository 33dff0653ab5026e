package dev.latchkey.local.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationsTest {
    private static String thread(String name, String allocated, String id) {
        return "\"%s\" #3 [1] prio=5 os_prio=0 cpu=52.05ms elapsed=1.00s allocated=%s defined_classes=9 tid=%s nid=1 run\n"
                .formatted(name, allocated, id);
    }

    @Test
    void threads_add_up_in_all_units() {
        Allocations before = Allocations.parse(thread("main", "1024K", "0x1") + thread("other", "0B", "0x3"));
        Allocations after = Allocations.parse(thread("main", "2048K", "0x1")
                + thread("new", "12M", "0x2")
                + thread("other", "512B", "0x3")
                + thread("big", "1G", "0x4"));
        assertThat(after.since(before)).isEqualTo((1024 * 1024L + 12 * 1024L * 1024 + 512 + 1024L * 1024 * 1024) / 1e3);
    }

    @Test
    void threads_that_ended_take_nothing_away() {
        Allocations before = Allocations.parse(thread("main", "1K", "0x1") + thread("ended", "5M", "0x2"));
        assertThat(Allocations.parse(thread("main", "2K", "0x1")).since(before)).isEqualTo(1.024);
    }
}
