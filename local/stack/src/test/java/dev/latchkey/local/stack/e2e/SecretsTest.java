package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drives every route of accounts, well and badly, and then looks for what it sent and got in every log. */
@ExtendWith(SharedStack.class)
class SecretsTest {
    private static final String REGISTER = "/v1/auth/register";
    private static final String LOGIN = "/v1/auth/login";
    private static final String REFRESH = "/v1/auth/refresh";
    private static final String ME = "/v1/auth/me";
    private static final String CHANGE = "/v1/auth/me/password";

    private final List<String> secrets = new ArrayList<>();

    @Test
    void noPasswordNoTokenAndNoEmailIsInAnyLog(Stack stack, Client client, Client other) throws Exception {
        String email = secret("Grep." + UUID.randomUUID() + "@Example.COM");
        String password = secret("walnut " + UUID.randomUUID() + " trombone");
        String next = secret("quartz " + UUID.randomUUID() + " sandal");

        register(client, email, password);
        logInBadly(client, email, password);
        String access = useTokens(client, other, email, password);
        changeAndBreak(stack, client, access, password, next);
        hideSecretsWhereTheyDoNotBelong(client, access, email, next);
        everyRouteWithAndWithoutAToken(client, access);
        client.send(
                "POST",
                REFRESH,
                null,
                json("refresh_token", secret(UUID.randomUUID().toString())));
        assertThat(client.send("DELETE", ME, access, json("password", next)).status())
                .isEqualTo(204);

        for (Path log : logs(stack)) {
            String text = Files.readString(log).toLowerCase(Locale.ROOT);
            for (String secret : secrets) {
                for (String form : forms(secret).toList()) {
                    assertThat(text.contains(form.toLowerCase(Locale.ROOT)))
                            .as("%s holds %s", log.getFileName(), form)
                            .isFalse();
                }
            }
        }
    }

    private void register(Client client, String email, String password) {
        String key = secret(UUID.randomUUID().toString());
        String body = json("email", email, "password", password);
        Answer made = client.send("POST", REGISTER, null, body, "Idempotency-Key", key);
        assertThat(made.status()).isEqualTo(201);
        remember(made);
        remember(client.send("POST", REGISTER, null, body, "Idempotency-Key", key));
        String other = json("email", email, "password", secret("another " + UUID.randomUUID() + " one"));
        assertThat(client.send("POST", REGISTER, null, other, "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
        assertThat(client.send("POST", REGISTER, null, body).status()).isEqualTo(409);
        String weak = json("email", "weak." + email, "password", "weak." + email);
        assertThat(client.send("POST", REGISTER, null, weak).status()).isEqualTo(422);
        assertThat(client.send("POST", REGISTER, null, body + email).status()).isEqualTo(400);
        assertThat(client.send("POST", REGISTER, null, json("email", email, "pasword", password))
                        .status())
                .isEqualTo(400);
        assertThat(client.send("POST", REGISTER, null, json("email", "x" + email + "@", "password", password))
                        .status())
                .isEqualTo(400);
    }

    private void logInBadly(Client client, String email, String password) {
        assertThat(client.logIn(email, secret("wrong " + UUID.randomUUID())).status())
                .isEqualTo(401);
        String nobody = secret("nobody-" + UUID.randomUUID() + "@example.com");
        List<Integer> answers = Stream.generate(
                        () -> client.logIn(nobody, password).status())
                .limit(7)
                .toList();
        assertThat(answers).contains(401, 429);
        assertThat(client.send("POST", LOGIN, null, "{\"email\":\"" + email + "\",\"password\":\"" + password)
                        .status())
                .isEqualTo(400);
        assertThat(client.send("POST", LOGIN, null, json("email", email, "password", "\\u0000" + password))
                        .status())
                .isEqualTo(400);
    }

    /** Gives a session's access token; its refresh token was used again and again. */
    private String useTokens(Client client, Client other, String email, String password) {
        Answer stolen = remember(client.logIn(email, password));
        Answer second = remember(client.refresh(stolen.text("refresh_token")));
        Answer third = remember(client.refresh(second.text("refresh_token")));
        assertThat(client.refresh(stolen.text("refresh_token")).text("code")).isEqualTo("refresh_token_reused");
        assertThat(client.refresh(third.text("refresh_token") + "x").status()).isIn(400, 401);
        assertThat(client.get(ME, third.text("access_token") + "x").status()).isEqualTo(401);
        List<Integer> flood = Parallel.times(
                120, i -> other.refresh(third.text("refresh_token")).status());
        assertThat(flood).contains(429);
        return remember(client.logIn(email, password)).text("access_token");
    }

    private void changeAndBreak(Stack stack, Client client, String access, String password, String next)
            throws SQLException {
        String change = "{\"current_password\":\"%s\",\"new_password\":\"%s\"}";
        assertThat(client.send("POST", CHANGE, access, change.formatted("wrong", next))
                        .status())
                .isEqualTo(401);
        assertThat(client.send("POST", CHANGE, access, change.formatted(password, "short"))
                        .status())
                .isEqualTo(422);
        try (var _ = new Sql(stack.database()).lock("users")) {
            assertThat(client.send("POST", CHANGE, access, change.formatted(password, next))
                            .status())
                    .isEqualTo(504);
        }
        assertThat(client.send("POST", CHANGE, access, change.formatted(password, next))
                        .status())
                .isEqualTo(204);
    }

    private static void hideSecretsWhereTheyDoNotBelong(Client client, String access, String email, String password) {
        client.get("/v1/auth/me?access_token=" + access, null);
        client.get("/v1/auth/sessions/" + email, access);
        client.send("DELETE", "/v1/auth/sessions/" + access, access, null);
        client.get("/nowhere/" + email + "?password=" + password.replace(' ', '+'), null);
        client.send("GET", "/v1/preferences/" + email, access, null, "X-Request-Id", email);
        client.send("GET", "/health", null, null, "User-Agent", email, "Cookie", "token=" + access);
    }

    private static void everyRouteWithAndWithoutAToken(Client client, String access) {
        for (String route : List.of("GET /me", "GET /sessions", "GET /me/export", "PATCH /me", "POST /logout")) {
            String[] parts = route.split(" ", -1);
            String body = parts[0].equals("PATCH") ? "{\"display_name\":\"Grep\"}" : null;
            assertThat(client.send(parts[0], "/v1/auth" + parts[1], null, body).status())
                    .isEqualTo(401);
            if (!parts[0].equals("POST")) {
                assertThat(client.send(parts[0], "/v1/auth" + parts[1], access, body)
                                .status())
                        .isEqualTo(200);
            }
        }
        assertThat(client.get("/.well-known/jwks.json", null).status()).isEqualTo(200);
        assertThat(client.send("POST", "/v1/auth/logout-all", null, null).status())
                .isEqualTo(401);
        assertThat(client.send("DELETE", ME, access, json("password", "wrong")).status())
                .isEqualTo(401);
    }

    private Answer remember(Answer answer) {
        assertThat(answer.status()).as("%s", answer.text("code")).isIn(200, 201);
        secret(answer.text("access_token"));
        secret(answer.text("refresh_token"));
        return answer;
    }

    private String secret(String value) {
        assertThat(value).hasSizeGreaterThan(20);
        secrets.add(value);
        return value;
    }

    /** As it is, and the parts of it that would be enough. */
    private static Stream<String> forms(String secret) {
        Stream<String> parts = secret.startsWith("ey") ? Stream.of(secret.split("\\.", -1)[2]) : Stream.of();
        return Stream.concat(parts, Stream.of(secret, secret.replace(' ', '+'), secret.replace("@", "%40")));
    }

    private static List<Path> logs(Stack stack) throws IOException {
        try (Stream<Path> files = Files.list(stack.logs())) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(all)
                    .extracting(file -> file.getFileName().toString())
                    .contains("auth.log", "preferences.log", "health.log", "migrations.log", "postgres.log");
            return all;
        }
    }

    private static String json(String... namesAndValues) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.append(i == 0 ? "" : ",").append("\"%s\":\"%s\"".formatted(namesAndValues[i], namesAndValues[i + 1]));
        }
        return json.append('}').toString();
    }
}
