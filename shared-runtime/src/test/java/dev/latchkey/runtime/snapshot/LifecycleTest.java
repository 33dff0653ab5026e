package dev.latchkey.runtime.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.runtime.Instance;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.EmfMetrics;
import dev.latchkey.runtime.metrics.Metric;
import io.quarkus.runtime.StartupEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final List<String> events = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>(List.of(() -> events.add("closed")));
    private final List<String> metricLines = new ArrayList<>();
    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private final EmfMetrics metrics = new EmfMetrics("auth", clock, metricLines::add);
    private final Instance instance = new Instance(clock, metrics);

    @Test
    void beforeASnapshotPathsAreWalkedAndThenEverythingIsClosedAlsoWhenAPathFails() {
        var lifecycle = lifecycle(
                () -> events.add("primed"),
                () -> {
                    throw new IllegalStateException("no database here");
                },
                () -> events.add("primed too"));

        lifecycle.beforeCheckpoint(Core.getGlobalContext());

        assertThat(events).containsExactly("primed", "primed too", "closed");
    }

    @Test
    void whatWasMeasuredWhileMakingTheSnapshotIsNotWrittenByThoseRestoredFromIt() {
        var lifecycle = lifecycle(() -> metrics.count(Metric.DATABASE_CONNECT_FAILURES));
        lifecycle.begin(new StartupEvent());

        lifecycle.beforeCheckpoint(Core.getGlobalContext());
        lifecycle.afterRestore(Core.getGlobalContext());

        assertThat(instance.takeColdStart()).isTrue();
        metrics.flush();
        assertThat(metricLines)
                .singleElement()
                .asString()
                .contains("\"Restores\":1")
                .doesNotContain("ColdStarts", "DatabaseConnectFailures");
    }

    @Test
    void atTheEndEverythingIsClosedAndTheLastMetricsAreWritten() {
        var lifecycle = lifecycle();
        metrics.count(Metric.DATABASE_RETRIES);

        lifecycle.end();

        assertThat(events).containsExactly("closed");
        assertThat(metricLines).singleElement().asString().contains("\"DatabaseRetries\":1");
    }

    @Test
    void atTheEndWhatDoesNotCloseKeepsNothingElseFromEnding() {
        closings.addFirst(failing("one"));
        closings.add(failing("another"));
        metrics.count(Metric.DATABASE_RETRIES);

        lifecycle().end();

        assertThat(events).containsExactly("one", "closed", "another");
        assertThat(metricLines).singleElement().asString().contains("\"DatabaseRetries\":1");
    }

    @Test
    void noSnapshotIsTakenOfWhatDidNotCloseAndEverythingElseIsClosedAllTheSame() {
        closings.addFirst(failing("one"));
        closings.add(failing("another"));
        var lifecycle = lifecycle(() -> metrics.count(Metric.DATABASE_RETRIES));

        assertThatIllegalStateException()
                .isThrownBy(() -> lifecycle.beforeCheckpoint(Core.getGlobalContext()))
                .withMessage("one")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("another"));

        assertThat(events).containsExactly("one", "closed", "another");
        metrics.flush();
        assertThat(metricLines).isEmpty();
    }

    private Closing failing(String name) {
        return () -> {
            events.add(name);
            throw new IllegalStateException(name);
        };
    }

    private Lifecycle lifecycle(SnapshotPriming... primings) {
        return new Lifecycle(
                List.of(primings), closings, metrics, instance, Environment.of(name -> Optional.empty()), clock);
    }
}
