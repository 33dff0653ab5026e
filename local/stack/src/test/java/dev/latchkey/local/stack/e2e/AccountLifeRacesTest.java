package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deletions, password changes and repeated registrations, while everything else goes on over four instances. */
@ExtendWith(SharedStack.class)
class AccountLifeRacesTest {
    private static final String NEW_PASSWORD = "violet anchor 77 breadcrumb";

    @Test
    void anAccountDeletedWhileItIsUsedLeavesNothingBehind(Stack stack, Client client, Client second) {
        for (int round = 0; round < 4; round++) {
            Account account = client.newAccount();
            Account other = new Account(
                    account.email(), account.id(), "", logIn(second, account).text("refresh_token"));

            List<Answer> answers = Parallel.times(
                    24,
                    i -> i == 12
                            ? client.send("DELETE", "/v1/auth/me", account.accessToken(), password())
                            : use(i, client, account, other));

            assertThat(answers.get(12).status()).isEqualTo(204);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isLessThan(500));
            assertThat(rowsOf(stack, account)).isZero();
            assertThat(client.get("/v1/preferences", account.accessToken()).status())
                    .isEqualTo(401);
            assertThat(client.refresh(other.refreshToken()).status()).isEqualTo(401);
        }
    }

    @Test
    void whatWritesOfAnAccountBesideItsDeletionIsAnswered(Stack stack, Client client, Client second) {
        for (int round = 0; round < 6; round++) {
            Account account = client.newAccount();
            String other = logIn(second, account).text("access_token");

            List<Answer> answers = Parallel.times(9, i -> switch (i % 3) {
                case 0 -> client.send("DELETE", "/v1/auth/me", account.accessToken(), password());
                case 1 -> second.send("POST", "/v1/auth/logout-all", other, null);
                default -> second.logIn(account.email(), NEW_PASSWORD);
            });

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isLessThan(500));
            if (Stream.of(0, 3, 6).anyMatch(i -> answers.get(i).status() == 204)) {
                assertThat(rowsOf(stack, account)).isZero();
            }
        }
    }

    private static Answer use(int i, Client client, Account account, Account other) {
        String token = account.accessToken();
        return switch (i % 8) {
            case 0 -> client.send("PUT", "/v1/preferences/n" + i, token, "{\"a\":1}");
            case 1 -> client.send("PATCH", "/v1/preferences", token, "{\"x\":{\"a\":1},\"y\":{\"a\":1}}");
            case 2 -> client.refresh(other.refreshToken());
            case 3 -> logIn(client, account);
            case 4 -> client.get("/v1/auth/me/export", token);
            case 5 -> client.send("PATCH", "/v1/auth/me", token, "{\"display_name\":\"Ada\"}");
            case 6 -> client.get("/v1/auth/sessions", token);
            default -> client.send("DELETE", "/v1/auth/sessions/" + sessionOf(client, other), token, null);
        };
    }

    private static String sessionOf(Client client, Account account) {
        String token = client.refresh(account.refreshToken()).text("access_token");
        return token.isEmpty()
                ? UUID.randomUUID().toString()
                : new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8)
                        .replaceFirst(".*\"sid\":\"([^\"]+)\".*", "$1");
    }

    private static long rowsOf(Stack stack, Account account) {
        String query = """
            select (select count(*) from users where id = u)
              + (select count(*) from sessions where user_id = u)
              + (select count(*) from idempotency_keys where user_id = u)
              + (select count(*) from audit_events where user_id = u)
              + (select count(*) from preference_owners where user_id = u)
              + (select count(*) from preferences where user_id = u)
              + (select count(*) from preference_history where user_id = u)
            from (values ('%s'::uuid)) as v (u)\
            """.formatted(account.id());
        try (Connection database = KnownKey.connect(stack);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatAnOldPasswordOpenedDoesNotOutliveItsChange(Client client, Client second, Client third) {
        Account account = client.newAccount();
        List<Client> clients = List.of(second, third);

        List<Answer> answers = Parallel.times(
                13,
                i -> i == 6
                        ? client.send(
                                "POST",
                                "/v1/auth/me/password",
                                account.accessToken(),
                                "{\"current_password\":\"%s\",\"new_password\":\"%s\"}"
                                        .formatted(Client.PASSWORD, NEW_PASSWORD))
                        : logIn(clients.get(i % 2), account));

        assertThat(answers.get(6).status()).isEqualTo(204);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 204, 401, 429));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .allSatisfy(answer -> assertThat(
                                client.refresh(answer.text("refresh_token")).status())
                        .isEqualTo(401));
        assertThat(client.refresh(account.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void ofTwoParallelPasswordChangesOneWins(Client client) {
        Account account = client.newAccount();

        List<Answer> answers = Parallel.times(
                2,
                i -> client.send(
                        "POST",
                        "/v1/auth/me/password",
                        account.accessToken(),
                        "{\"current_password\":\"%s\",\"new_password\":\"%s\"}"
                                .formatted(Client.PASSWORD, NEW_PASSWORD + i)));

        int winner = answers.get(0).status() == 204 ? 0 : 1;
        assertThat(answers.get(winner).status()).isEqualTo(204);
        assertThat(answers.get(1 - winner).status()).isIn(401, 409);
        assertThat(client.logIn(account.email(), NEW_PASSWORD + winner).status())
                .isEqualTo(200);
    }

    @Test
    void aRegistrationSentManyTimesUnderOneKeyIsCarriedOutOnce(Client first, Client second, Client third) {
        List<Client> clients = List.of(first, second, third);
        String body =
                "{\"email\":\"once-%s@example.com\",\"password\":\"%s\"}".formatted(UUID.randomUUID(), Client.PASSWORD);
        String key = UUID.randomUUID().toString();

        List<Answer> answers = Parallel.times(
                18, i -> clients.get(i % 3).send("POST", "/v1/auth/register", null, body, "Idempotency-Key", key));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream()
                        .map(answer -> answer.body().at("/user/id").asText())
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.text("refresh_token")).distinct())
                .hasSize(1);
    }

    @Test
    void ofDifferentRegistrationsUnderOneKeyOneIsCarriedOut(Client first, Client second) {
        List<Client> clients = List.of(first, second);
        String key = UUID.randomUUID().toString();

        List<Answer> answers = Parallel.times(
                12,
                i -> clients.get(i % 2)
                        .send(
                                "POST",
                                "/v1/auth/register",
                                null,
                                "{\"email\":\"%d-%s@example.com\",\"password\":\"%s\"}"
                                        .formatted(i, key, Client.PASSWORD),
                                "Idempotency-Key",
                                key));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.text("code").equals("idempotency_key_reused"))
                .hasSize(11);
    }

    private static Answer logIn(Client client, Account account) {
        return client.logIn(account.email(), Client.PASSWORD);
    }

    private static String password() {
        return "{\"password\":\"" + Client.PASSWORD + "\"}";
    }
}
