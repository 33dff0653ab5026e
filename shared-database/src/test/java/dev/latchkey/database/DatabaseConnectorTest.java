package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseConnectorTest {
    private final List<String> metricLines = new ArrayList<>();
    private final EmfMetrics metrics = new EmfMetrics("health", InstantSource.system(), metricLines::add);

    @Test
    void aConnectionThatIsRefusedIsCounted() throws IOException {
        // Its port is taken, so that nobody else listens there either.
        try (var deaf = new Socket()) {
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connector(deaf.getLocalPort()).open(DatabaseConnector.Patience.REQUEST))
                    .satisfies(e -> assertThat(e.getSQLState()).startsWith("08"));
        }

        metrics.flush();
        assertThat(metricLines).singleElement().asString().contains("\"DatabaseConnectFailures\":1");
    }

    private DatabaseConnector connector(int port) {
        var variables = Map.of(
                "LATCHKEY_FUNCTION", "health",
                "LATCHKEY_DB_HOST", "127.0.0.1",
                "LATCHKEY_DB_PORT", Integer.toString(port),
                "LATCHKEY_DB_AUTH", "password",
                "LATCHKEY_DB_PASSWORD", "latchkey");
        var environment = Environment.of(name -> Optional.ofNullable(variables.get(name)));
        return new DatabaseConnector(DatabaseSettings.from(environment), environment, InstantSource.system(), metrics);
    }
}
