package dev.latchkey.health;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UnreachableDatabaseTest.Silent.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets the field.
class UnreachableDatabaseTest {
    @Inject
    HealthHandler function;

    /** More often than the pool has connections: none of them stays with a question that nobody answered. */
    @Test
    void aDatabaseThatAcceptsAndIsSilentIsToldWithinTheBudgetTimeAndAgain() {
        for (int i = 0; i < 4; i++) {
            var answer = function.handleRequest(Requests.of("GET", "/health"), null);
            assertThat(answer.getStatusCode()).isEqualTo(503);
            assertThat(answer.getBody())
                    .matches("\\{\"status\":\"DOWN\",\"checks\":\\["
                            + "\\{\"name\":\"database\",\"status\":\"DOWN\",\"data\":\\{\"latency_ms\":\\d+}}]}");
        }
    }

    /** A server that takes connections and says nothing. */
    public static final class Silent implements QuarkusTestResourceLifecycleManager {
        private @Nullable ServerSocket listener;

        @Override
        public Map<String, String> start() {
            try {
                listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of(
                    "latchkey.function", "health",
                    "latchkey.db.host", "127.0.0.1",
                    "latchkey.db.port", Integer.toString(listener.getLocalPort()),
                    "latchkey.db.auth", "password",
                    "latchkey.db.password", "latchkey",
                    "latchkey.health.budget", "PT1S");
        }

        @Override
        public void stop() {
            try {
                requireNonNull(listener).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
