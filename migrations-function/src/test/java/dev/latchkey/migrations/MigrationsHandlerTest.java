package dev.latchkey.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.database.SchemaVersion;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.runtime.Instance;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.ids.UuidV7Generator;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsHandlerTest {
    private final TestDatabase database = TestDatabase.createEmpty();
    private final List<String> metricLines = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>(database.environment("migrations"));

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void migrateBringsAnEmptyDatabaseToTheVersionThatThisReleaseExpects() throws IOException {
        var answer = invoke("{\"command\": \"migrate\"}");

        assertThat(answer.get("schema_version").asText()).isEqualTo(SchemaVersion.EXPECTED);
        assertThat(answer.get("pending")).isEmpty();
        assertThat(answer.get("applied").get(0).get("version").asText()).isEqualTo("1");
        assertThat(answer.get("applied").get(0).get("description").asText()).isEqualTo("accounts");
        assertThat(answer.get("applied").get(0).get("millis").isIntegralNumber())
                .isTrue();
    }

    @Test
    void migratingAgainFindsNothingToDo() throws IOException {
        invoke("{\"command\": \"migrate\"}");

        assertThat(invoke("{\"command\": \"migrate\"}").get("applied")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{}", "{\"command\": \"info\"}"})
    void infoAndAnEmptyPayloadTellWhatWouldRunAndRunNothing(String payload) throws IOException {
        var answer = invoke(payload);

        assertThat(answer.get("schema_version").isNull()).isTrue();
        assertThat(answer.get("pending").get(0).get("description").asText()).isEqualTo("accounts");
        assertThat(invoke("{}").get("pending")).hasSameSizeAs(answer.get("pending"));
    }

    @Test
    void whatIsNoCommandIsRefusedAndNothingIsCarriedOut() throws IOException {
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> invoke("{\"command\": \"migrate\", \"command\": \"info\"}"))
                .withMessage("The field command is given twice; once is allowed.");
        assertThat(metricLines).singleElement().asString().contains("ColdStarts");
        assertThat(invoke("{}").get("schema_version").isNull()).isTrue();
    }

    @Test
    void endSessionsNeedsTheEmailOfAnAccountAndNeverRepeatsIt() throws IOException {
        invoke("{\"command\": \"migrate\"}");

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> invoke("{\"command\": \"end-sessions\"}"))
                .withMessageContaining("email");
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> invoke("{\"command\": \"end-sessions\", \"email\": \"\"}"))
                .withMessage("No account has this email.");
        for (String nobody : List.of("nobody@example.com", "no address")) {
            assertThatExceptionOfType(CommandFailed.class)
                    .isThrownBy(() -> invoke("{\"command\": \"end-sessions\", \"email\": \"" + nobody + "\"}"))
                    .withMessage("No account has this email.")
                    .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain(nobody));
        }
    }

    @Test
    void bootstrapNeedsThePassword() {
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> invoke("{\"command\": \"bootstrap\"}"))
                .withMessageContaining("password");
    }

    @Test
    void aDryRunListsWhatWouldRunAndRunsNothing() throws IOException {
        var answer = invoke("{\"command\": \"migrate\", \"dry_run\": true}");

        assertThat(answer.get("applied")).isEmpty();
        assertThat(answer.get("pending").get(0).get("version").asText()).isEqualTo("1");
        assertThat(invoke("{}").get("schema_version").isNull()).isTrue();
    }

    @Test
    void validateAndRepairAnswerWithTheVersion() throws IOException {
        invoke("{\"command\": \"migrate\"}");

        assertThat(invoke("{\"command\": \"validate\"}").get("schema_version").asText())
                .isEqualTo(SchemaVersion.EXPECTED);
        assertThat(invoke("{\"command\": \"repair\"}").get("repairs")).isEmpty();
    }

    @Test
    void aRolesPasswordIsSetWhereRolesLogInByPassword() throws IOException, SQLException {
        variables.put("LATCHKEY_DB_ROLE_PASSWORD", "open'sesame");

        invoke("{\"command\": \"migrate\"}");

        try (var connection = database.connect("postgres");
                var found = connection
                        .createStatement()
                        .executeQuery("select rolpassword from pg_authid where rolname = 'latchkey_health'")) {
            found.next();
            assertThat(found.getString(1)).startsWith("SCRAM-SHA-256$");
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsCounted() {
        variables.put("LATCHKEY_DB_PORT", "1");

        assertThatExceptionOfType(CommandFailed.class).isThrownBy(() -> invoke("{\"command\": \"migrate\"}"));
        assertThat(metricLines).singleElement().asString().contains("\"DatabaseConnectFailures\":");
    }

    private JsonNode invoke(String payload) throws IOException {
        var metrics = new EmfMetrics("migrations", InstantSource.system(), metricLines::add);
        var instance = new Instance(InstantSource.system(), metrics);
        instance.started(Duration.ZERO);
        var handler = new MigrationsHandler(
                Environment.of(name -> Optional.ofNullable(variables.get(name))),
                InstantSource.system(),
                new UuidV7Generator(InstantSource.system(), new SecureRandom()),
                instance,
                metrics);
        var output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), output, new NoContext());
        return new ObjectMapper().readTree(output.toByteArray());
    }
}
