package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.emulator.lambda.InstanceView;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A stack whose database the tests make fail, and what they ask of it. */
record Faults(Stack stack, Sql sql, Client client) implements AutoCloseable {
    static final String KEPT = "/v1/preferences/kept";
    private static final int INSTANCES = 2;
    /** Wide, since a busy machine may hold a thread up for seconds: work gives up 10 s before its process is ended. */
    private static final Map<String, String> MARGINS = Map.of(
            "LATCHKEY_DEADLINE_FOR_ROLLING_BACK", "PT10S",
            "LATCHKEY_DEADLINE_FOR_CANCELLING", "PT4S",
            "LATCHKEY_DEADLINE_FOR_ANSWERING", "PT2S",
            "LATCHKEY_HEALTH_BUDGET", "PT5S");

    static Faults start() {
        Stack stack = SharedStack.start(SharedStack.options("faults")
                .instances(INSTANCES)
                .timeout("auth", Duration.ofSeconds(16))
                .timeout("preferences", Duration.ofSeconds(13))
                .environment(MARGINS));
        return new Faults(stack, new Sql(stack.database()), SharedStack.client(stack));
    }

    @Override
    public void close() {
        stack.close();
    }

    /**
     * Every instance of every function answers, the one that met the fault included. A write over a connection that died
     * unnoticed is refused, since nobody knows what became of it: at most once an instance.
     */
    void assertServing(Account account) {
        assertThat(Parallel.times(4, i -> client.get("/health/ready", null)))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(Parallel.times(4, i -> client.get("/v1/auth/me", account.accessToken())))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        var refused = Parallel.times(8, i -> put(account, 100)).stream()
                .filter(answer -> answer.status() >= 300)
                .toList();
        assertThat(refused).hasSizeLessThanOrEqualTo(INSTANCES).allSatisfy(Faults::assertUnavailable);
        assertThat(Parallel.times(8, i -> put(account, 100)))
                .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
    }

    static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as("%s", answer.raw().body()).isIn(503, 504);
        assertProblem(answer, answer.status(), answer.status() == 503 ? "service_unavailable" : "timeout");
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer.raw().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("request_id")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(status != 503);
    }

    static void assertNotReady(Answer answer) {
        assertThat(answer.status()).as("%s", answer.raw().body()).isEqualTo(503);
        assertThat(answer.body().path("status").asText()).isEqualTo("DOWN");
        assertThat(answer.body()
                        .path("checks")
                        .path(0)
                        .path("data")
                        .path("latency_ms")
                        .isNumber())
                .isTrue();
    }

    Answer put(Account account, int number) {
        return client.send("PUT", KEPT, account.accessToken(), "{\"number\":%d}".formatted(number));
    }

    int number(Account account) {
        return client.get(KEPT, account.accessToken()).body().path("number").asInt();
    }

    List<Long> pids(String function) {
        return stack.function(function).instances().stream()
                .map(InstanceView::pid)
                .toList();
    }
}
