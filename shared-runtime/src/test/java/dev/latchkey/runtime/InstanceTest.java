package dev.latchkey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.runtime.metrics.EmfMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InstanceTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final List<String> lines = new ArrayList<>();
    private final EmfMetrics metrics = new EmfMetrics("auth", now::get, lines::add);
    private final Instance instance = new Instance(now::get, metrics);

    @Test
    void onlyTheFirstRequestAfterTheStartIsCold() {
        instance.started(Duration.ofMillis(700));

        assertThat(instance.takeColdStart()).isTrue();
        assertThat(instance.takeColdStart()).isFalse();
        metrics.flush();
        assertThat(lines).singleElement().asString().contains("\"ColdStarts\":1,\"InitDuration\":700}");
    }

    @Test
    void theFirstRequestAfterARestoreIsColdAgainAndTheStartIsNotCounted() {
        instance.started(Duration.ofMillis(700));
        instance.restored();
        now.set(now.get().plusMillis(12));

        assertThat(instance.takeColdStart()).isTrue();
        assertThat(instance.takeColdStart()).isFalse();
        metrics.flush();
        assertThat(lines).singleElement().asString().contains("\"Restores\":1,\"RestoreDuration\":12}");
    }

    @Test
    void aRestoreTakesNoLessThanNothingWhereTheClockWasSetBack() {
        instance.restored();
        now.set(now.get().minusSeconds(3));

        assertThat(instance.takeColdStart()).isTrue();
        metrics.flush();
        assertThat(lines).singleElement().asString().contains("\"Restores\":1,\"RestoreDuration\":0}");
    }
}
