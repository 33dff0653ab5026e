package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.stack.api.ApiDocument;
import dev.latchkey.local.stack.api.Operation;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose account the examples of the API's document speak of. She has changed the namespace {@code appearance} three times.
 * Her requests are the examples as they stand, but for what only the server can hand out: tokens, ids and cursors.
 */
final class Alice implements AutoCloseable {
    private static final Operation REGISTER = ApiDocument.get().operation("register");

    private final Client client;
    private final Answer signedIn;
    private Optional<String> password = Optional.of(body().get("password").textValue());

    private Alice(Client client, Answer signedIn) {
        this.client = client;
        this.signedIn = signedIn;
    }

    static Alice signUp(Client client) {
        Answer registered = client.send("POST", REGISTER.path(), null, body().toString());
        assertThat(registered.status()).isEqualTo(201);
        Alice alice = new Alice(client, registered);
        for (String theme : List.of("light", "dark", "light")) {
            alice.send("PUT", "/v1/preferences/appearance", "{\"theme\":\"%s\"}".formatted(theme));
        }
        return alice;
    }

    /** Sends the example of an operation, with what is given of its optional parameters. */
    Answer send(Operation operation, String mediaType, Map<String, String> headers, Map<String, String> query) {
        if (operation.id().equals("register")) {
            close();
        }
        Map<String, String> sent = new LinkedHashMap<>(headers);
        JsonNode body = operation.bodies().get(mediaType);
        if (body != null) {
            sent.put("Content-Type", mediaType);
        }
        if (body instanceof ObjectNode object && object.has("refresh_token")) {
            object.put("refresh_token", signedIn.text("refresh_token"));
        }
        String[] flat = sent.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
        Answer answer = client.send(
                operation.method(),
                path(operation) + query(query),
                operation.isProtected() ? token() : null,
                body == null ? null : body.toString(),
                flat);
        remember(operation, answer.status());
        return answer;
    }

    /** Which password opens the account from now on, if there still is one. */
    private void remember(Operation operation, int status) {
        if (status < 300) {
            password = switch (operation.id()) {
                case "register" -> Optional.of(body().get("password").textValue());
                case "changePassword" ->
                    Optional.of(operation
                            .body("application/json")
                            .get("new_password")
                            .textValue());
                case "deleteAccount" -> Optional.empty();
                default -> password;
            };
        }
    }

    private String path(Operation operation) {
        String path = operation.path();
        for (Map.Entry<String, String> parameter : operation.examples("path").entrySet()) {
            String value = parameter.getKey().equals("id") ? anotherSession() : parameter.getValue();
            path = path.replace("{" + parameter.getKey() + "}", value);
        }
        return path;
    }

    private String query(Map<String, String> query) {
        return query.containsKey("since")
                ? "?since=" + client.get("/v1/preference-changes", token()).text("cursor")
                : "";
    }

    private String anotherSession() {
        logIn(password.orElseThrow());
        JsonNode sessions = client.get("/v1/auth/sessions", token()).body().get("sessions");
        for (JsonNode session : sessions) {
            if (!session.get("current").booleanValue()) {
                return session.get("id").textValue();
            }
        }
        throw new AssertionError("No other session in " + sessions);
    }

    Answer send(String method, String path, @Nullable String body) {
        return client.send(method, path, token(), body, "Content-Type", "application/json");
    }

    private String token() {
        return signedIn.text("access_token");
    }

    /** Leaves no account behind. */
    @Override
    public void close() {
        password.ifPresent(known -> {
            String token = logIn(known).text("access_token");
            Answer deleted = client.send("DELETE", "/v1/auth/me", token, "{\"password\":\"%s\"}".formatted(known));
            assertThat(deleted.status()).isEqualTo(204);
        });
        password = Optional.empty();
    }

    private Answer logIn(String known) {
        return client.logIn(body().get("email").textValue(), known);
    }

    private static JsonNode body() {
        return REGISTER.bodies().values().iterator().next();
    }
}
