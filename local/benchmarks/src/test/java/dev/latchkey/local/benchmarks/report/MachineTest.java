package dev.latchkey.local.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {
    @ParameterizedTest
    @CsvSource({"6.12.9-300.fc41.x86_64, 6.12", "6.8.0-51-generic, 6.8", "6.12, 6.12", "custom, custom"})
    void ofTheKernelMajorAndMinorAreTold(String version, String told) {
        assertThat(Machine.release(version)).isEqualTo(told);
    }
}
