package dev.latchkey.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.json.runtime.JsonFormatter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class FlatJsonFormatterTest {
    @Test
    void theFieldsOfTheLogContextStandBesideTheOthers() {
        var entry = new ExtLogRecord(Level.ERROR, "It \"failed\"\nhere", "dev.latchkey");
        entry.setLoggerName("dev.latchkey.auth");
        entry.putMdc("request_id", "r-1");
        entry.putMdc("trace_id", "1-abc");

        String line = formatter().format(entry);

        assertThat(line).endsWith("\n").containsOnlyOnce("\n");
        JsonObject fields = parse(line);
        assertThat(fields.getString("level")).isEqualTo("ERROR");
        assertThat(fields.getString("message")).isEqualTo("It \"failed\"\nhere");
        assertThat(fields.getString("request_id")).isEqualTo("r-1");
        assertThat(fields.getString("trace_id")).isEqualTo("1-abc");
        assertThat(fields.getString("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(fields).doesNotContainKeys("mdc", "threadName");
    }

    private static FlatJsonFormatter formatter() {
        var configured = new JsonFormatter("", Set.of("mdc", "threadName"), Map.of());
        configured.setZoneId("UTC");
        configured.setRecordDelimiter("\n");
        return new FlatJsonFormatter(configured);
    }

    private static JsonObject parse(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
