package dev.latchkey.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmfMetricsTest {
    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new EmfMetrics("auth", () -> Instant.ofEpochMilli(1_772_600_767_089L), lines::add);

    @Test
    void aRequestIsOneLineWithItsOwnMetricsByRouteAndTheOthersByFunctionAlone() {
        metrics.count(Metric.DATABASE_RETRIES);
        metrics.time(Metric.DATABASE_CONNECT_TIME, Duration.ofMillis(7));
        metrics.time(Metric.DATABASE_CONNECT_TIME, Duration.ofMillis(9));

        metrics.requestEnded(
                "POST /v1/auth/login", 401, Optional.of("invalid_credentials"), Duration.ofNanos(12_345_600));

        assertThat(lines).containsExactly("""
                        {"_aws":{"Timestamp":1772600767089,"CloudWatchMetrics":[\
                        {"Namespace":"Latchkey","Dimensions":[["Function"],["Function","Route"]],"Metrics":[\
                        {"Name":"Requests","Unit":"Count"},{"Name":"Latency","Unit":"Milliseconds"},\
                        {"Name":"ClientErrors","Unit":"Count"},{"Name":"ServerErrors","Unit":"Count"}]},\
                        {"Namespace":"Latchkey","Dimensions":[["Function"]],"Metrics":[\
                        {"Name":"DatabaseConnectTime","Unit":"Milliseconds"},{"Name":"DatabaseRetries","Unit":"Count"}]}]},\
                        "Function":"auth","Route":"POST /v1/auth/login","code":"invalid_credentials",\
                        "Requests":1,"Latency":12.346,"ClientErrors":1,"ServerErrors":0,\
                        "DatabaseConnectTime":[7,9],"DatabaseRetries":1}""");
    }

    @Test
    void whatWasWrittenIsNotWrittenAgain() {
        metrics.count(Metric.COLD_STARTS);
        metrics.requestEnded("GET /health", 200, Optional.empty(), Duration.ZERO);
        metrics.requestEnded("GET /health", 503, Optional.empty(), Duration.ZERO);

        assertThat(lines.get(0)).contains("ColdStarts");
        assertThat(lines.get(1)).doesNotContain("ColdStarts").contains("\"ServerErrors\":1");
    }

    @Test
    void anAnswerThatTheDeadlineMadeIsCountedAsOne() {
        metrics.requestEnded("GET /v1/preferences", 504, Optional.of("timeout"), Duration.ofSeconds(9));

        assertThat(lines).singleElement().asString().contains("\"DeadlinesExceeded\":1");
    }

    @Test
    void beforeTheEndTheRestIsWrittenAndNothingWhenThereIsNone() {
        metrics.flush();
        assertThat(lines).isEmpty();

        metrics.count(Metric.DEADLINES_EXCEEDED);
        metrics.flush();
        metrics.flush();
        assertThat(lines).hasSize(1);
        assertThat(parse(lines.getFirst()).getInt("DeadlinesExceeded")).isOne();
    }

    @Test
    void whatWasMeasuredBeforeASnapshotIsForgotten() {
        metrics.count(Metric.COLD_STARTS);
        metrics.unmeasured(() -> {
            metrics.count(Metric.DATABASE_RETRIES);
            metrics.requestEnded("priming", 200, Optional.empty(), Duration.ofMillis(1));
            metrics.count(Metric.DATABASE_RETRIES);
        });
        metrics.flush();
        assertThat(lines).isEmpty();

        metrics.requestEnded("GET /health", 200, Optional.empty(), Duration.ofMillis(1));
        assertThat(lines).hasSize(1);
    }

    @Test
    void oneLineHoldsAtMostTheHundredValuesThatTheFormatAllows() {
        for (int i = 0; i < 150; i++) {
            metrics.add(Metric.LATENCY, i);
        }
        metrics.flush();

        assertThat(parse(lines.getFirst()).getJsonArray("Latency")).hasSize(100);
    }

    @Test
    void everyMetricThatAnAlarmOrTheDashboardReadsIsWrittenByItsNameUnitAndDimensions() throws IOException {
        String table = Files.readString(Path.of(System.getProperty("latchkey.root"), "infra/metrics.json"));
        for (Metric metric : Metric.values()) {
            metrics.count(metric);
        }
        metrics.flush();
        metrics.requestEnded("GET /health", 200, Optional.empty(), Duration.ofMillis(1));

        // A request's own metrics are those of its line; all others come by function alone.
        Map<String, String> written = new TreeMap<>(directives(lines.get(0)));
        written.putAll(directives(lines.get(1)));
        Map<String, String> expected = new TreeMap<>();
        parse(table).getJsonObject("metrics").forEach((name, entry) -> {
            var metric = entry.asJsonObject();
            expected.put(name, metric.getString("unit") + " " + metric.getJsonArray("dimensions"));
        });
        assertThat(written).isEqualTo(expected);
        assertThat(parse(table).getString("namespace")).isEqualTo(EmfMetrics.NAMESPACE);
    }

    private static Map<String, String> directives(String line) {
        Map<String, String> found = new TreeMap<>();
        for (var directive : parse(line)
                .getJsonObject("_aws")
                .getJsonArray("CloudWatchMetrics")
                .getValuesAs(JsonObject.class)) {
            JsonArray dimensions = directive.getJsonArray("Dimensions");
            for (var metric : directive.getJsonArray("Metrics").getValuesAs(JsonObject.class)) {
                found.put(
                        metric.getString("Name"),
                        metric.getValue("/Unit") instanceof JsonString unit ? unit.getString() + " " + dimensions : "");
            }
        }
        return found;
    }

    private static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
