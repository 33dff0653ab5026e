package dev.latchkey.local.benchmarks.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.benchmarks.measure.HttpConnection.Answer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The requests that are measured, over one connection. Each answers the nanoseconds that it took. Not thread-safe. */
final class Client implements AutoCloseable {
    static final String PASSWORD = "copper otter 41 lamplight";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpConnection connection;
    private long writes;

    Client(MeasuredStack stack) {
        this.connection = stack.connect();
    }

    /** Registers somebody new, who holds preferences from the start. */
    Account newAccount() {
        Account account = new Account(newEmail());
        register(account);
        patchPreferences(account);
        return account;
    }

    static String newEmail() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }

    long register(Account account) {
        return tokens(account, post("/v1/auth/register", credentials(account.email, PASSWORD), 201));
    }

    long logIn(Account account) {
        return tokens(account, post("/v1/auth/login", credentials(account.email, PASSWORD), 200));
    }

    long logInInVain(String email) {
        return post("/v1/auth/login", credentials(email, "wrong horse 17 candlestick"), 401)
                .nanos();
    }

    long refresh(Account account) {
        return tokens(account, post("/v1/auth/refresh", "{\"refresh_token\":\"" + account.refreshToken + "\"}", 200));
    }

    long getPreferences(Account account) {
        return get("/v1/preferences/appearance", account.accessToken);
    }

    long patchPreferences(Account account) {
        String theme = writes++ % 2 == 0 ? "dark" : "light";
        return send(
                        "PATCH",
                        "/v1/preferences/appearance",
                        account.accessToken,
                        "application/merge-patch+json",
                        "{\"theme\":\"" + theme + "\"}",
                        0)
                .nanos();
    }

    long putPreferences(Account account) {
        String theme = writes++ % 2 == 0 ? "dark" : "light";
        return send(
                        "PUT",
                        "/v1/preferences/appearance",
                        account.accessToken,
                        "application/json",
                        "{\"theme\":\"" + theme + "\"}",
                        0)
                .nanos();
    }

    long get(String path, @Nullable String token) {
        return send("GET", path, token, null, null, 200).nanos();
    }

    @Override
    public void close() {
        connection.close();
    }

    private Answer post(String path, String body, int expected) {
        return send("POST", path, null, "application/json", body, expected);
    }

    private Answer send(
            String method,
            String path,
            @Nullable String token,
            @Nullable String type,
            @Nullable String body,
            int expected) {
        Answer answer = connection.send(method, path, token, type, body);
        boolean right = expected == 0 ? answer.status() / 100 == 2 : answer.status() == expected;
        if (!right) {
            throw new IllegalStateException(method + " " + path + ": " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    private static long tokens(Account account, Answer answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            account.accessToken = body.path("access_token").asText();
            account.refreshToken = body.path("refresh_token").asText();
            return answer.nanos();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }
}
