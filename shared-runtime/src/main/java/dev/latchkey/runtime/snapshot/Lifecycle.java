package dev.latchkey.runtime.snapshot;

import dev.latchkey.runtime.Instance;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.Metrics;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jboss.logging.Logger;

/**
 * The life of an instance. Before a snapshot: the real paths are walked once, then everything that is open is closed.
 * After a restore: the instance counts as new. At SIGTERM: everything is closed and the last metrics are written, in far
 * less than the 500 ms that Lambda leaves.
 */
@Singleton
public class Lifecycle implements Resource {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final List<SnapshotPriming> primings;
    private final List<Closing> closings;
    private final Metrics metrics;
    private final Instance instance;
    private final Environment environment;
    private final InstantSource clock;

    Lifecycle(
            @All List<SnapshotPriming> primings,
            @All List<Closing> closings,
            Metrics metrics,
            Instance instance,
            Environment environment,
            InstantSource clock) {
        this.primings = primings;
        this.closings = closings;
        this.metrics = metrics;
        this.instance = instance;
        this.environment = environment;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start) {
        instance.started(sinceProcessStart());
        Core.getGlobalContext().register(this);
        // Dev mode and tests end in ways of their own, and start many times in one process.
        if (environment.text("AWS_LAMBDA_RUNTIME_API").isPresent()) {
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform().name("latchkey-shutdown").unstarted(this::end));
        }
    }

    /**
     * Walks and closes everything, whatever fails of it.
     *
     * @throws RuntimeException when something did not close, with all further failures suppressed in it: no snapshot may
     *     hold what is open
     */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        metrics.unmeasured(() -> {
            primings.forEach(Lifecycle::prime);
            Closing.all(closings);
        });
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        instance.restored();
    }

    /** At the end of the process. What fails is logged, all in one, and keeps nothing else from ending. */
    void end() {
        try {
            Closing.all(closings);
        } catch (RuntimeException e) { // Whatever it is: nobody is left whom it could reach.
            LOG.warn("Not everything was closed", e);
        } finally {
            metrics.flush();
        }
    }

    private Duration sinceProcessStart() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private static void prime(SnapshotPriming priming) {
        try {
            priming.prime();
        } catch (RuntimeException e) { // Whatever it is, a snapshot that is less warm is better than none.
            LOG.warnf(
                    e,
                    "%s did not run; the first requests after a restore will be slower",
                    priming.getClass().getSimpleName());
        }
    }
}
