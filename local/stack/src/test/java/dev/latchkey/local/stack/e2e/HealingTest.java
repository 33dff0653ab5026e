package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HealingTest {
    @Test
    void aFunctionProcessKilledWhileRequestsRunIsReplacedByTheNextRequest() {
        try (Stack stack = SharedStack.start(SharedStack.options("healing").instances(1))) {
            Client client = SharedStack.client(stack);
            Account account = client.newAccount();
            long victim = stack.function("preferences").instances().getFirst().pid();

            var running = CompletableFuture.supplyAsync(() -> Parallel.times(20, i -> put(client, account, i)));
            ProcessHandle.of(victim).orElseThrow().destroyForcibly();
            List<Answer> answers = running.join();

            assertThat(answers).extracting(Answer::status).containsAnyOf(200, 201);
            assertThat(put(client, account, 99).status()).isIn(200, 201);
            assertThat(stack.function("preferences").instances().getFirst().pid())
                    .isNotEqualTo(victim);
        }
    }

    @Test
    void accountsAndPreferencesAreStillThereAfterARestart() {
        Account account;
        Client client;
        try (Stack stack = SharedStack.start(SharedStack.options("restart").instances(1))) {
            client = SharedStack.client(stack);
            account = client.newAccount();
            put(client, account, 7);
        }
        try (Stack stack =
                SharedStack.start(SharedStack.options("restart").instances(1).fresh(false))) {
            client = SharedStack.client(stack);
            Answer loggedIn = client.logIn(account.email(), Client.PASSWORD);
            Answer kept = client.get("/v1/preferences/kept", loggedIn.text("access_token"));

            assertThat(kept.body().path("number").asInt()).isEqualTo(7);
        }
    }

    private static Answer put(Client client, Account account, int number) {
        return client.send("PUT", "/v1/preferences/kept", account.accessToken(), "{\"number\":%d}".formatted(number));
    }
}
