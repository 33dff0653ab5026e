package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.latchkey.local.emulator.Processes;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class MetricsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FUNCTIONS = List.of("auth", "preferences", "health", "migrations");
    private static final List<String> OF_THESE_REQUESTS = List.of(
            "Requests",
            "Latency",
            "ClientErrors",
            "ServerErrors",
            "ColdStarts",
            "InitDuration",
            "LogInsFailed",
            "LogInsThrottled",
            "RequestsRateLimited",
            "RefreshTokensReused",
            "DatabaseConnectTime",
            "DatabaseAcquireTime",
            "DatabaseConnectionsInUse");

    private static final List<String> WHOSE_THEY_ARE = List.of(
            "auth LogInsFailed",
            "auth LogInsThrottled",
            "auth RefreshTokensReused",
            "auth DatabaseAcquireTime",
            "preferences Requests",
            "preferences Latency",
            "health Requests",
            "health DatabaseConnectTime",
            "migrations DatabaseConnectTime");

    @Test
    void everyLineOfMetricsIsInCloudWatchsFormatAndNamesWhatItHolds(Stack stack, Client client) throws IOException {
        provoke(client);
        Schema format = format();

        for (JsonNode line : lines(stack)) {
            assertThat(format.validate(line)).as("%s", line).isEmpty();
            for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
                directive
                        .path("Metrics")
                        .forEach(metric -> assertThat(
                                        line.has(metric.path("Name").asText()))
                                .as("%s in %s", metric, line)
                                .isTrue());
                directive
                        .path("Dimensions")
                        .forEach(set -> set.forEach(dimension -> assertThat(
                                        line.path(dimension.asText()).isTextual())
                                .as("%s in %s", dimension, line)
                                .isTrue()));
            }
        }
    }

    @Test
    void everyMetricIsInTheTableWithItsUnitAndDimensionsAndThoseOfTheseRequestsAreThere(Stack stack, Client client)
            throws IOException {
        provoke(client);
        JsonNode table = JSON.readTree(Path.of(System.getProperty("latchkey.root"), "infra/metrics.json")
                .toFile());
        Set<String> seen = new TreeSet<>();
        OF_THESE_REQUESTS.forEach(name -> Processes.await(
                name,
                () -> FUNCTIONS.stream()
                        .anyMatch(
                                function -> !Logs.metric(stack, function, name).isEmpty())));
        WHOSE_THEY_ARE.stream()
                .map(each -> each.split(" ", 2))
                .forEach(each -> Processes.await(
                        each[1], () -> !Logs.metric(stack, each[0], each[1]).isEmpty()));

        for (JsonNode line : lines(stack)) {
            for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
                assertThat(directive.path("Namespace")).isEqualTo(table.path("namespace"));
                for (JsonNode metric : directive.path("Metrics")) {
                    String name = metric.path("Name").asText();
                    JsonNode entry = table.path("metrics").path(name);
                    assertThat(metric.path("Unit")).as(name).isEqualTo(entry.path("unit"));
                    assertThat(directive.path("Dimensions")).as(name).isEqualTo(entry.path("dimensions"));
                    seen.add(name);
                    seen.add(function(line) + " " + name);
                }
            }
        }

        assertThat(Logs.metric(stack, "auth", "DatabaseConnectionsInUse")).allMatch(used -> used == 1 || used == 2);
        assertThat(seen).containsAll(OF_THESE_REQUESTS).containsAll(WHOSE_THEY_ARE);
    }

    @Test
    void aRequestIsCountedByItsRouteAndAnErrorByItsCode(Stack stack, Client client) {
        client.logIn("nobody-at-all@example.com", "not a password of anybody");

        Processes.await("its line", () -> !refusedLogIns(stack).isEmpty());
        assertThat(refusedLogIns(stack)).allSatisfy(line -> {
            assertThat(line.path("Function").asText()).isEqualTo("latchkey-auth");
            assertThat(line.path("Requests").asInt()).isOne();
            assertThat(line.path("ClientErrors").asInt()).isOne();
            assertThat(line.path("ServerErrors").asInt()).isZero();
            assertThat(line.path("Latency").asDouble()).isPositive();
        });
    }

    private static List<JsonNode> refusedLogIns(Stack stack) {
        return Logs.metrics(stack, "auth")
                .filter(line -> line.path("Route").asText().equals("POST /v1/auth/login")
                        && line.path("code").asText().equals("invalid_credentials"))
                .toList();
    }

    private static void provoke(Client client) {
        Account account = client.newAccount();
        client.get("/v1/preferences", account.accessToken());
        client.get("/health", null);
        String second = client.refresh(account.refreshToken()).text("refresh_token");
        client.refresh(second);
        assertThat(client.refresh(account.refreshToken()).text("code")).isEqualTo("refresh_token_reused");
        Parallel.times(8, i -> client.logIn(account.email(), "not the password " + i));
        Parallel.times(120, i -> client.refresh("no token"));
    }

    private static List<JsonNode> lines(Stack stack) {
        List<JsonNode> lines = FUNCTIONS.stream()
                .flatMap(function -> Logs.metrics(stack, function))
                .toList();
        assertThat(lines).extracting(MetricsTest::function).contains(FUNCTIONS.toArray(String[]::new));
        return lines;
    }

    /** By the name that it is deployed under, which has the environment in it. */
    private static String function(JsonNode line) {
        assertThat(line.path("Function").asText()).startsWith("latchkey-");
        return line.path("Function").asText().substring("latchkey-".length());
    }

    private static Schema format() throws IOException {
        try (InputStream schema = Objects.requireNonNull(MetricsTest.class.getResourceAsStream("/emf.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(schema));
        }
    }
}
