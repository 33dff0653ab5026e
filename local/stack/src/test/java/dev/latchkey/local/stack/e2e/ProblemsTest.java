package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.api.ApiDocument;
import dev.latchkey.local.stack.api.Operation;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/openapi.yaml says that operations refuse, they refuse, and with no code that it does not name. */
@ExtendWith(SharedStack.class)
class ProblemsTest {
    private static final String TOO_LARGE = "\"" + "x".repeat(70_000) + "\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_token",
                "not_acceptable",
                "malformed_request",
                "payload_too_large",
                "unsupported_media_type",
                "precondition_failed"
            })
    void everyOperationThatNamesAProblemAnswersIt(String code, Client client) {
        Account account = client.newAccount();
        for (int version = 1; version <= 3; version++) {
            client.send(
                    "PUT",
                    "/v1/preferences/appearance",
                    account.accessToken(),
                    "{\"font_scale\":%d}".formatted(version));
        }
        List<String> documented = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        for (Operation operation : ApiDocument.get().operations()) {
            if (operation.codes().contains(code)) {
                documented.add(operation.id() + " " + code);
                answered.add(operation.id() + " "
                        + provoke(code, operation, client, account).text("code"));
            }
        }

        assertThat(documented).isNotEmpty();
        assertThat(answered).isEqualTo(documented);
    }

    private static Answer provoke(String code, Operation operation, Client client, Account account) {
        String body = example(operation);
        String token = operation.isProtected() ? account.accessToken() : null;
        return switch (code) {
            case "invalid_token" -> send(client, operation, "not.a.token", body);
            case "not_acceptable" -> send(client, operation, token, body, "Accept", "text/plain");
            case "malformed_request" -> send(client, operation, token, "{");
            case "payload_too_large" -> send(client, operation, token, TOO_LARGE);
            case "unsupported_media_type" -> send(client, operation, token, body, "Content-Type", "text/plain");
            case "precondition_failed" -> send(client, operation, token, body, "If-Match", "\"999\"");
            default -> throw new IllegalArgumentException(code);
        };
    }

    private static @Nullable String example(Operation operation) {
        return operation.bodies().isEmpty()
                ? null
                : operation.bodies().values().iterator().next().toString();
    }

    private static Answer send(
            Client client, Operation operation, @Nullable String token, @Nullable String body, String... headers) {
        String path = operation.path();
        for (Map.Entry<String, String> parameter : operation.examples("path").entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return client.send(operation.method(), path, token, body, headers);
    }
}
