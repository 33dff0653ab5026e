package dev.latchkey.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.DatabaseConnector;
import dev.latchkey.database.DatabaseConnector.Patience;
import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.EmfMetrics;
import dev.latchkey.runtime.metrics.Metrics;
import dev.latchkey.web.routes.RouteTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnreachableDatabaseTest {
    private final List<String> metricLines = new ArrayList<>();
    private final Metrics metrics = new EmfMetrics("health", InstantSource.system(), metricLines::add);

    @Test
    void aDatabaseThatIsDownIsToldAtOnce() throws IOException {
        // Its port is taken, so that nobody else listens there either.
        try (var deaf = new Socket()) {
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertNotReady(deaf.getLocalPort(), Duration.ofSeconds(30));
        }
        metrics.flush();
        assertThat(metricLines).singleElement().asString().contains("\"DatabaseConnectFailures\":");
    }

    @Test
    void aDatabaseThatAcceptsAndIsSilentIsToldWithinTheBudget() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertNotReady(silent.getLocalPort(), Duration.ofSeconds(1));
        }
    }

    private void assertNotReady(int port, Duration budget) {
        var routes = new HealthRoutes(RouteTable.ofThisRelease(), new Readiness(query(port, budget), "1", budget));
        for (int i = 0; i < 2; i++) {
            var answer = routes.answer(Requests.of("GET", "/health"));
            assertThat(answer.getStatusCode()).isEqualTo(503);
            assertThat(answer.getBody())
                    .matches("\\{\"status\":\"DOWN\",\"checks\":\\["
                            + "\\{\"name\":\"database\",\"status\":\"DOWN\",\"data\":\\{\"latency_ms\":\\d+}}]}");
        }
    }

    private SchemaVersionQuery query(int port, Duration budget) {
        var variables = Map.of(
                "LATCHKEY_FUNCTION", "health",
                "LATCHKEY_DB_HOST", "127.0.0.1",
                "LATCHKEY_DB_PORT", Integer.toString(port),
                "LATCHKEY_DB_AUTH", "password",
                "LATCHKEY_DB_PASSWORD", "latchkey");
        var environment = Environment.of(name -> Optional.ofNullable(variables.get(name)));
        var connector =
                new DatabaseConnector(DatabaseSettings.from(environment), environment, InstantSource.system(), metrics);
        return new SchemaVersionQuery(() -> connector.open(new Patience(budget, budget)));
    }
}
