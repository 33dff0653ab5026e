package dev.latchkey.auth.persistence;

import static dev.latchkey.accounts.port.Samples.NOW;
import static dev.latchkey.accounts.port.Samples.ORIGIN;
import static dev.latchkey.accounts.port.Samples.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.accounts.port.Rotation;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.database.Database;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class CountingTest {
    @Inject
    PostgresStore store;

    @Inject
    Database database;

    private final Counted metrics = new Counted();

    @Test
    void failedLogInsAreCounted() {
        var trail = new PostgresAuditTrail(database, metrics);
        var session = Samples.signIn(store, Samples.register(store));

        trail.record(Samples.event(AuditEventType.LOG_IN_FAILED, session));
        trail.record(Samples.event(AuditEventType.SESSION_ENDED, session));

        assertThat(metrics.counted).containsExactly(Metric.LOG_INS_FAILED);
        assertThat(trail.of(session.userId(), Optional.empty()).events()).hasSize(3);
    }

    @Test
    void everyRefusedAttemptIsCounted() {
        var throttle = new PostgresLoginThrottle(database, ThrottlePolicy.withFreeFailures(1), metrics);
        var email = Samples.email();

        for (var attempt = 0; attempt < 3; attempt++) {
            throttle.attempt(email, NOW);
        }
        throttle.reset(email);
        throttle.attempt(email, NOW);

        assertThat(metrics.counted).containsExactly(Metric.LOG_INS_THROTTLED, Metric.LOG_INS_THROTTLED);
    }

    @Test
    void reusedRefreshTokensAreCounted() {
        var sessions = new PostgresSessions(database, metrics);
        var session = Samples.signIn(store, Samples.register(store));

        sessions.rotate(new Rotation(session.id(), 0, POLICY, ORIGIN, NOW, UUID.randomUUID()));
        sessions.rotate(new Rotation(session.id(), 9, POLICY, ORIGIN, NOW, UUID.randomUUID()));

        assertThat(metrics.counted).containsExactly(Metric.REFRESH_TOKENS_REUSED);
    }

    /** Keeps what was counted. */
    private static final class Counted implements Metrics {
        private final List<Metric> counted = new ArrayList<>();

        @Override
        public void add(Metric metric, double value) {
            counted.add(metric);
        }

        @Override
        public void requestEnded(String route, int status, Optional<String> code, Duration latency) {}

        @Override
        public void unmeasured(Runnable work) {
            work.run();
        }

        @Override
        public void discard() {}

        @Override
        public void flush() {}
    }
}
