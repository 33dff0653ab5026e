package dev.latchkey.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.localstack.Stack;
import dev.latchkey.localstack.e2e.Client.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the packaged functions write is what CloudWatch is told to watch in {@code infra/observability.tf}. */
class EmittedMetricsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("latchkey.root"));

    @Test
    void everyMetricThatAFunctionWritesIsInTheTableByNameUnitAndDimensions() throws IOException {
        JsonNode table = JSON.readTree(Files.readString(ROOT.resolve("infra/metrics.json")));
        try (Stack stack = SharedStack.start(SharedStack.options("metrics").instances(1))) {
            useEverything(SharedStack.client(stack));
        }

        Set<String> seen = new TreeSet<>();
        for (String function : List.of("auth", "preferences", "health", "migrations")) {
            for (JsonNode line : metricLines(function)) {
                assertThat(line.path("Function").asText()).isEqualTo(function);
                for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
                    assertThat(directive.path("Namespace")).isEqualTo(table.get("namespace"));
                    for (JsonNode metric : directive.path("Metrics")) {
                        String name = metric.path("Name").asText();
                        JsonNode expected = table.path("metrics").path(name);
                        assertThat(metric.path("Unit")).as(name).isEqualTo(expected.path("unit"));
                        assertThat(directive.path("Dimensions")).as(name).isEqualTo(expected.path("dimensions"));
                        assertThat(line.has(name)).as(name).isTrue();
                        seen.add(function + " " + name);
                    }
                    directive
                            .path("Dimensions")
                            .forEach(set -> set.forEach(dimension -> assertThat(
                                            line.path(dimension.asText()).isTextual())
                                    .as(dimension.asText())
                                    .isTrue()));
                }
            }
        }
        assertThat(seen)
                .contains(
                        "auth Requests",
                        "auth ClientErrors",
                        "auth LogInsFailed",
                        "auth LogInsThrottled",
                        "auth RefreshTokensReused",
                        "auth DatabaseConnectTime",
                        "auth DatabaseAcquireTime",
                        "auth ColdStarts",
                        "preferences Requests",
                        "preferences Latency",
                        "health Requests",
                        "health ServerErrors",
                        "health DatabaseConnectTime",
                        "migrations DatabaseConnectTime");
    }

    private static void useEverything(Client client) {
        Account account = client.newAccount();
        client.get("/v1/preferences", account.accessToken());
        client.get("/health", null);
        client.get("/nowhere", null);
        for (int i = 0; i < 7; i++) {
            client.logIn(account.email(), "not the password");
        }
        String second = client.refresh(account.refreshToken()).text("refresh_token");
        client.refresh(client.refresh(second).text("refresh_token"));
        client.refresh(account.refreshToken());
    }

    private static List<JsonNode> metricLines(String function) throws IOException {
        Path log = ROOT.resolve("local-stack/target/e2e/metrics/logs").resolve(function + ".log");
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("{\"_aws\":"))
                .map(EmittedMetricsTest::parse)
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
