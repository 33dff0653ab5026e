package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A private key is known to others, and the operator changes it at once, while users sign in. */
class ImmediateRotationTest {
    private static final Duration WITHDRAWN = Duration.ofSeconds(10);
    private static final String COMMAND = "{\"command\":\"rotate-signing-key\",\"immediately\":true}";

    @Test
    void tenSecondsAfterTheCommandNoTokenOfTheKeyBeforeIsAcceptedAndEveryTokenThatIsIssuedIs() {
        try (Stack stack = SharedStack.start(SharedStack.options("rotation").instances(4))) {
            Account account = SharedStack.client(stack).newAccount();
            AtomicReference<Instant> withdrawn = new AtomicReference<>(Instant.MAX);

            List<List<Answer>> answers = Parallel.times(4, i -> {
                if (i == 0) {
                    Operator.invoke(stack, COMMAND);
                    withdrawn.set(Instant.now().plus(WITHDRAWN));
                    return List.of();
                }
                return useUntil(withdrawn, stack, account);
            });

            assertThat(answers.stream().flatMap(List::stream))
                    .extracting(answer -> answer.status() + " " + answer.text("code"))
                    .containsAnyOf("200 ")
                    .allMatch(answer -> answer.equals("200 ") || answer.equals("401 invalid_token"));
            List<List<Answer>> after =
                    Parallel.times(4, i -> use(SharedStack.client(stack), account, account.accessToken()));
            assertThat(after.stream().flatMap(List::stream))
                    .hasSize(4 * 4)
                    .extracting(Answer::status)
                    .containsOnly(200);
            assertThat(Parallel.times(8, i -> read(SharedStack.client(stack), account.accessToken())))
                    .allSatisfy(statuses -> assertThat(statuses).containsOnly(401));
            Client client = SharedStack.client(stack);
            Answer refreshed = client.refresh(account.refreshToken());
            assertThat(refreshed.status()).isEqualTo(200);
            assertThat(read(client, refreshed.text("access_token"))).containsOnly(200);
            assertThat(client.get("/.well-known/jwks.json", null).body().path("keys"))
                    .hasSize(1);
        }
    }

    /** Goes on as long as the key before may be accepted, with a new address before one has reached its limits. */
    private static List<Answer> useUntil(AtomicReference<Instant> end, Stack stack, Account account) {
        List<Answer> answers = new ArrayList<>();
        while (Instant.now().isBefore(end.get())) {
            Client client = SharedStack.client(stack);
            for (int round = 0; round < 20; round++) {
                answers.addAll(use(client, account, account.accessToken()));
            }
        }
        return answers;
    }

    /** Signs in, refreshes, reads with the new token; and sends the old one, which must keep no new one from being known. */
    private static List<Answer> use(Client client, Account account, String before) {
        read(client, before);
        Answer in = client.logIn(account.email(), Client.PASSWORD);
        Answer refreshed = client.refresh(in.text("refresh_token"));
        String token = refreshed.text("access_token");
        return List.of(in, refreshed, client.get("/v1/auth/me", token), client.get("/v1/preferences", token));
    }

    private static List<Integer> read(Client client, String accessToken) {
        return Stream.of("/v1/auth/me", "/v1/preferences")
                .map(path -> client.get(path, accessToken).status())
                .toList();
    }
}
