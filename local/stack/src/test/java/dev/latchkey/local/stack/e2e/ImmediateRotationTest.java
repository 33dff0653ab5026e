package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A private key is known to others, and the operator changes it at once, while users sign in. */
class ImmediateRotationTest {
    private static final String COMMAND = "{\"command\":\"rotate-signing-key\",\"immediately\":true}";

    @Test
    void tokensOfTheKeyBeforeAreRefusedAndNothingElseFails() throws InterruptedException {
        try (Stack stack = SharedStack.start(SharedStack.options("rotation").instances(2))) {
            Client client = SharedStack.client(stack);
            Client second = SharedStack.client(stack);
            Account account = client.newAccount();

            List<List<Answer>> answers = Parallel.times(4, i -> {
                if (i == 0) {
                    Operator.invoke(stack, COMMAND);
                    return List.of();
                }
                return use(i % 2 == 0 ? client : second, account);
            });

            assertThat(answers.stream().flatMap(List::stream))
                    .hasSize(3 * 5 * 4)
                    .extracting(answer -> answer.status() + " " + answer.text("code"))
                    .containsAnyOf("200 ")
                    .allMatch(answer -> answer.equals("200 ") || answer.equals("401 invalid_token"));

            newInstances(stack);
            Answer refreshed = client.refresh(account.refreshToken());
            assertThat(refreshed.status()).isEqualTo(200);
            assertThat(read(client, account.accessToken())).containsOnly(401);
            assertThat(read(client, refreshed.text("access_token"))).containsOnly(200);
            assertThat(client.get("/.well-known/jwks.json", null).body().path("keys"))
                    .hasSize(1);
        }
    }

    private static List<Answer> use(Client client, Account account) {
        List<Answer> answers = new ArrayList<>();
        for (int step = 0; step < 5; step++) {
            Answer in = client.logIn(account.email(), Client.PASSWORD);
            Answer refreshed = client.refresh(in.text("refresh_token"));
            answers.add(in);
            answers.add(refreshed);
            answers.add(client.get("/v1/auth/me", refreshed.text("access_token")));
            answers.add(client.get("/v1/preferences", refreshed.text("access_token")));
        }
        return answers;
    }

    private static Stream<Integer> read(Client client, String accessToken) {
        return Stream.of("/v1/auth/me", "/v1/preferences")
                .map(path -> client.get(path, accessToken).status());
    }

    /** As a deployment makes them, which does not wait for the five minutes that instances keep keys for. */
    private static void newInstances(Stack stack) throws InterruptedException {
        stack.function("auth").recycle();
        stack.function("preferences").recycle();
    }
}
