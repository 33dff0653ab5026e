package dev.latchkey.local.stack.e2e;

import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** By operation and code, requests that get this problem of the account's routes. Each has what it needs to itself. */
final class AccountProvocations {
    private static final String KEY = "Idempotency-Key";

    private final Client client;
    private final Account account;

    AccountProvocations(Client client) {
        this.client = client;
        this.account = client.newAccount();
    }

    Map<String, Supplier<Answer>> byProblem() {
        return Map.ofEntries(
                Map.entry("register validation_failed", () -> post("/v1/auth/register", "{}")),
                Map.entry("register email_taken", () -> client.register(account.email())),
                Map.entry("register weak_password", () -> post("/v1/auth/register", registration("w", "12345678"))),
                Map.entry("register idempotency_key_reused", this::aKeyWithAnotherBody),
                Map.entry("register conflict", this::aRepetitionWhoseSessionIsOver),
                Map.entry("logIn validation_failed", () -> post("/v1/auth/login", "{}")),
                Map.entry("logIn invalid_credentials", () -> client.logIn(account.email(), "wrong")),
                Map.entry("refresh validation_failed", () -> post("/v1/auth/refresh", "{}")),
                Map.entry("refresh invalid_refresh_token", () -> client.refresh("none")),
                Map.entry("refresh refresh_token_reused", this::anOldToken),
                Map.entry("refresh session_expired", this::aTokenAfterLogOut),
                Map.entry("endSession not_found", () -> owned("DELETE", "/v1/auth/sessions/" + account.id(), null)),
                Map.entry(
                        "changeProfile validation_failed", () -> owned("PATCH", "/v1/auth/me", "{\"display_name\":1}")),
                Map.entry(
                        "exportAccount validation_failed",
                        () -> owned("GET", "/v1/auth/me/export?audit_events_before=x", null)),
                Map.entry("deleteAccount validation_failed", () -> owned("DELETE", "/v1/auth/me", "{}")),
                Map.entry(
                        "deleteAccount invalid_credentials",
                        () -> owned("DELETE", "/v1/auth/me", "{\"password\":\"wrong\"}")),
                Map.entry("changePassword validation_failed", () -> owned("POST", "/v1/auth/me/password", "{}")),
                Map.entry(
                        "changePassword invalid_credentials", () -> newPassword("wrong", "copper otter 42 lamplight")),
                Map.entry("changePassword weak_password", () -> newPassword(Client.PASSWORD, "12345678")));
    }

    private Answer aKeyWithAnotherBody() {
        post("/v1/auth/register", registration("key", Client.PASSWORD), KEY, account.id());
        return post("/v1/auth/register", registration("another", Client.PASSWORD), KEY, account.id());
    }

    private Answer aRepetitionWhoseSessionIsOver() {
        String body = registration("over", Client.PASSWORD);
        Answer first = post("/v1/auth/register", body, KEY, "over-" + account.id());
        client.send("POST", "/v1/auth/logout", first.text("access_token"), null);
        return post("/v1/auth/register", body, KEY, "over-" + account.id());
    }

    private Answer anOldToken() {
        String first = client.logIn(account.email(), Client.PASSWORD).text("refresh_token");
        String second = client.refresh(first).text("refresh_token");
        client.refresh(second);
        return client.refresh(first);
    }

    private Answer aTokenAfterLogOut() {
        Answer session = client.logIn(account.email(), Client.PASSWORD);
        client.send("POST", "/v1/auth/logout", session.text("access_token"), null);
        return client.refresh(session.text("refresh_token"));
    }

    private Answer newPassword(String current, String next) {
        String body = "{\"current_password\":\"%s\",\"new_password\":\"%s\"}".formatted(current, next);
        return owned("POST", "/v1/auth/me/password", body);
    }

    private Answer owned(String method, String path, @Nullable String body) {
        return client.send(method, path, account.accessToken(), body);
    }

    private Answer post(String path, String body, String... headers) {
        return client.send("POST", path, null, body, headers);
    }

    private String registration(String name, String password) {
        return "{\"email\":\"%s-%s@example.com\",\"password\":\"%s\"}".formatted(name, account.id(), password);
    }
}
