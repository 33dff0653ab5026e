package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class LogLinesTest {
    @Test
    void aRequestIsOneLineWithWhatAnOperatorSearchesFor(Stack stack, Client client) {
        Account account = client.newAccount();

        Answer answer = client.get("/v1/preferences", account.accessToken());

        JsonNode line = only(stack, "preferences", answer.header("X-Request-Id"));
        OffsetDateTime time = OffsetDateTime.parse(line.path("timestamp").asText());
        assertThat(time.getOffset()).isEqualTo(ZoneOffset.UTC);
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("message").asText()).matches("GET /v1/preferences 200 in \\d+ ms");
        assertThat(line.path("function").asText()).isEqualTo("preferences");
        assertThat(line.path("trace_id").asText()).matches("1-[0-9a-f]{8}-[0-9a-f]{24}");
        assertThat(line.path("user_id").asText()).isEqualTo(account.id());
        assertThat(line.path("route").asText()).isEqualTo("GET /v1/preferences");
        assertThat(line.path("status").asText()).isEqualTo("200");
        assertThat(line.path("cold_start").asText()).isIn("true", "false");
        assertThat(line.has("duration_ms")).isTrue();
        assertThat(line.has("code")).isFalse();
    }

    @Test
    void aRefusalIsOneLineWithItsCodeAndNothingOfTheUserBefore(Stack stack, Client client) {
        Account account = client.newAccount();
        List<Answer> refused = Parallel.times(12, i -> {
            client.get("/v1/preferences", account.accessToken());
            return client.get("/v1/preferences", null);
        });

        for (Answer answer : refused) {
            JsonNode line = only(stack, "preferences", answer.header("X-Request-Id"));
            assertThat(line.path("status").asText()).isEqualTo("401");
            assertThat(line.path("code").asText()).isEqualTo("invalid_token");
            assertThat(line.has("user_id")).isFalse();
        }
    }

    @Test
    void theCallersOwnRequestIdIsInEveryLine(Stack stack, Client client) {
        String id = "mine-" + UUID.randomUUID();

        Answer answer = client.send("GET", "/health", null, null, "X-Request-Id", id);

        assertThat(answer.header("X-Request-Id")).isEqualTo(id);
        assertThat(only(stack, "health", id).path("route").asText()).isEqualTo("GET /health");
    }

    @Test
    void everyLineOfEveryFunctionIsJsonThatLambdasLogFormatTakes(Stack stack, Client client) {
        client.newAccount();

        for (String function : List.of("auth", "preferences", "health", "migrations")) {
            assertThat(Logs.of(stack, function))
                    .filteredOn(line -> !line.has("_aws"))
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        OffsetDateTime.parse(line.path("timestamp").asText());
                        assertThat(line.path("level").asText())
                                .isIn("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
                        assertThat(line.path("message").asText()).isNotBlank();
                        assertThat(line.path("function").asText()).isEqualTo(function);
                    });
        }
    }

    private static JsonNode only(Stack stack, String function, String requestId) {
        List<JsonNode> lines = Logs.awaitLines(stack, function, requestId, 1);
        assertThat(lines).as(requestId).hasSize(1);
        return lines.getFirst();
    }
}
