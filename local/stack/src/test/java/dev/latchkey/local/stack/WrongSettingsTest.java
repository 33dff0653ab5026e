package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged functions under AWS's runtime client, each with every kind of wrong setting, whether it uses it or not. */
class WrongSettingsTest {
    private static final Path ROOT = Path.of(System.getProperty("latchkey.root"));

    private static final Map<String, String> WRONG = Map.ofEntries(
            Map.entry("LATCHKEY_ACCESS_TOKEN_TTL", "15"),
            Map.entry("LATCHKEY_SESSION_MAX_TTL", "PT1S"),
            Map.entry("LATCHKEY_REFRESH_REPLAY_WINDOW", "PT10M"),
            Map.entry("LATCHKEY_PASSWORD_MIN_LENGTH", "ten"),
            Map.entry("LATCHKEY_PASSWORD_MIN_SCORE", "9"),
            Map.entry("LATCHKEY_PASSWORD_HASH", "m=8,t=1,p=1"),
            Map.entry("LATCHKEY_LOGIN_FREE_FAILURES", "0"),
            Map.entry("LATCHKEY_RATE_LIMIT_LOGIN", "30"),
            Map.entry("LATCHKEY_UNKNOWN_NAMESPACES", "deny"),
            Map.entry("LATCHKEY_AUDIT_RETENTION", "PT1H"),
            Map.entry("LATCHKEY_HISTORY_RETENTION", "forever"),
            Map.entry("LATCHKEY_ISSUER", "api.example.com"),
            Map.entry("LATCHKEY_AUDIENCE", "a b"),
            Map.entry("LATCHKEY_CORS_ALLOWED_ORIGINS", "https://a.example.com, *"),
            Map.entry("LATCHKEY_DB_PORT", "65536"),
            Map.entry("LATCHKEY_DB_AUTH", "kerberos"),
            Map.entry("LATCHKEY_SESION_IDLE_TTL", "P1D"),
            Map.entry("LATCHKEY_COFFEE", "yes"));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void each_function_names_all_of_them_in_its_first_line(String name) throws IOException {
        assertThatThrownBy(() -> start(name, WRONG))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("The function " + name + " does not start: LATCHKEY_")
                .hasMessageContaining(
                        "LATCHKEY_PASSWORD_MIN_SCORE must be a whole number from 0 to 4, but is \"9\": it")
                .hasMessageContaining("Did you mean LATCHKEY_SESSION_IDLE_TTL?")
                .satisfies(failure -> assertThat(
                                String.valueOf(failure.getMessage()).lines())
                        .hasSize(WRONG.size() + 1)
                        .allMatch(line -> line.contains("LATCHKEY_") || line.startsWith("Its log: ")));

        JsonNode line = firstLineOfLog(name);
        assertThat(line.path("level").asText()).isEqualTo("ERROR");
        assertThat(line.path("message").asText().lines().limit(WRONG.size()))
                .allMatch(each -> each.startsWith("LATCHKEY_"));
        assertThat(Files.readString(log(name))).doesNotContain("IllegalAccessError", "io.quarkus", "\tat ");
    }

    @Test
    void a_wrong_secret_is_in_no_log() throws IOException {
        String key = "c2hvcnQga2V5IG9mIGEgdGVzdA==";

        assertThatThrownBy(() -> start("auth", Map.of("LATCHKEY_MASTER_KEY", key)))
                .hasMessageContaining("LATCHKEY_MASTER_KEY must be 32 bytes in base64")
                .hasMessageNotContaining(key);
        assertThat(Files.readString(log("auth"))).doesNotContain(key);
    }

    private void start(String name, Map<String, String> variables) throws InterruptedException {
        List<FunctionSettings> function = LatchkeyFunctions.in(ROOT).stream()
                .filter(each -> each.name().equals(name))
                .toList();
        Stack.start(new StackOptions(ROOT)
                        .dataDirectory(directory)
                        .port(0)
                        .database(false)
                        .functions(function)
                        .environment(variables))
                .close();
    }

    private JsonNode firstLineOfLog(String name) throws IOException {
        String line = Files.readAllLines(log(name)).stream()
                .filter(each -> !each.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                .findFirst()
                .orElse("{}");
        return new ObjectMapper().readTree(line);
    }

    private Path log(String name) {
        return directory.resolve("logs").resolve(name + ".log");
    }
}
