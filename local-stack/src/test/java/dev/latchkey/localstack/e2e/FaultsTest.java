package dev.latchkey.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.localstack.Processes;
import dev.latchkey.localstack.Stack;
import dev.latchkey.localstack.e2e.Client.Account;
import dev.latchkey.localstack.e2e.Client.Answer;
import dev.latchkey.localstack.lambda.InstanceView;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the packaged functions answer when their database fails them, and that they mend by themselves. */
@SuppressWarnings("NullAway.Init") // The fields are set before all tests.
class FaultsTest {
    private static final String KEPT = "/v1/preferences/kept";
    private static final int INSTANCES = 2;
    private static final String NEXT_PASSWORD = "velvet heron 77 understudy";

    private static Stack stack;
    private static Sql sql;
    private static Client client;

    @BeforeAll
    static void start() {
        stack = SharedStack.start(SharedStack.options("faults")
                .instances(INSTANCES)
                .timeout("auth", Duration.ofSeconds(6))
                .timeout("preferences", Duration.ofSeconds(3)));
        sql = new Sql(stack.database());
        client = SharedStack.client(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void aStatementThatWaitsForALockIsGivenUpBeforeLambdaEndsTheProcess() throws SQLException {
        Account account = client.newAccount();
        put(account, 1);
        var before = stack.function("preferences").statistics();
        List<Long> processes = pids("preferences");

        Answer late;
        try (Connection _ = sql.lock("preferences")) {
            late = put(account, 2);
        }

        assertProblem(late, 504, "timeout");
        assertThat(number(account)).isEqualTo(1);
        var after = stack.function("preferences").statistics();
        assertThat(after.timeouts()).isEqualTo(before.timeouts());
        assertThat(after.errors()).isEqualTo(before.errors());
        assertThat(pids("preferences")).containsAll(processes);
        assertThat(Logs.metric(stack, "preferences", "DeadlinesExceeded")).isNotEmpty();
        assertThat(put(account, 3).status()).isEqualTo(200);
    }

    @Test
    void ofATransactionThatRunsOutOfTimeNothingIsKept() throws SQLException {
        Account account = client.newAccount();

        Answer late;
        try (Connection _ = sql.lock("audit_events")) {
            late = client.send(
                    "POST",
                    "/v1/auth/me/password",
                    account.accessToken(),
                    "{\"current_password\":\"%s\",\"new_password\":\"%s\"}".formatted(Client.PASSWORD, NEXT_PASSWORD));
        }

        assertProblem(late, 504, "timeout");
        assertThat(client.logIn(account.email(), NEXT_PASSWORD).status()).isEqualTo(401);
        assertThat(client.logIn(account.email(), Client.PASSWORD).status()).isEqualTo(200);
        assertThat(stack.function("auth").statistics().timeouts()).isZero();
    }

    @Test
    void aDatabaseThatNoLongerAnswersEndsInTimeAndIsUsedAgainWhenItDoes() {
        Account account = client.newAccount();
        put(account, 1);
        client.get("/health", null);

        List<Answer> answers;
        stack.database().pause();
        try {
            answers = Parallel.times(4, i -> switch (i) {
                case 0 -> put(account, 2);
                case 1 -> client.logIn(account.email(), Client.PASSWORD);
                default -> client.get("/health/ready", null);
            });
        } finally {
            stack.database().resume();
        }

        assertThat(answers.subList(0, 2)).allSatisfy(FaultsTest::assertUnavailable);
        assertThat(answers.subList(2, 4)).allSatisfy(FaultsTest::assertNotReady);
        for (String function : List.of("auth", "preferences", "health")) {
            assertThat(stack.function(function).statistics().timeouts())
                    .as(function)
                    .isZero();
        }
        assertThat(number(account)).isIn(1, 2);
        assertServing(account);
    }

    @Test
    void withoutRoomForAnotherConnectionRequestsAreRefusedUntilThereIsRoom() throws SQLException {
        Account account = client.newAccount();
        put(account, 1);

        List<Connection> others = new ArrayList<>();
        Answer write;
        Answer logIn;
        Answer health;
        try {
            takeAll(others);
            write = put(account, 2);
            logIn = client.logIn(account.email(), Client.PASSWORD);
            health = client.get("/health/ready", null);
        } finally {
            for (Connection other : others) {
                other.close();
            }
        }

        assertProblem(write, 503, "service_unavailable");
        assertProblem(logIn, 503, "service_unavailable");
        assertNotReady(health);
        assertServing(account);
        assertThat(Logs.metric(stack, "preferences", "DatabaseConnectFailures")).isNotEmpty();
    }

    @Test
    void connectionsThatAnAdministratorEndsUnderLoadCostNoWriteAndNoInstance() {
        Account account = client.newAccount();
        Writers writers = Writers.start(client, 4);
        for (int i = 0; i < 10; i++) {
            long done = writers.acknowledged();
            sql.terminate("preferences");
            sql.terminate("auth");
            assertThat(client.logIn(account.email(), Client.PASSWORD).status()).isIn(200, 503);
            Processes.await("further writes", () -> writers.acknowledged() > done);
        }
        writers.stop();

        writers.assertNothingLost();
        assertThat(writers.refused()).allSatisfy(FaultsTest::assertUnavailable);
        assertThat(Logs.metric(stack, "preferences", "DatabaseRetries")).isNotEmpty();
        assertThat(stack.function("preferences").statistics().errors()).isZero();
        assertServing(client.newAccount());
    }

    @Test
    void aDatabaseKilledAndRestartedUnderLoadLosesNoAcknowledgedWriteAndLeavesNoInstanceStuck() {
        Writers writers = Writers.start(client, 4);
        Processes.await("writes", () -> writers.acknowledged() > 20);
        stack.database().kill();
        Processes.await("refusals", () -> writers.refused().size() > 4);
        stack.database().start();
        long recovered = writers.acknowledged();
        Processes.await("writes after the restart", () -> writers.acknowledged() > recovered + 20);
        int refused = writers.refused().size();
        Processes.await("further writes", () -> writers.acknowledged() > recovered + 60);
        writers.stop();

        writers.assertNothingLost();
        assertThat(writers.refused()).allSatisfy(FaultsTest::assertUnavailable);
        assertThat(writers.refused()).as("refused once the database was back").hasSize(refused);
        assertThat(stack.function("preferences").statistics().errors()).isZero();
        assertServing(client.newAccount());
    }

    @Test
    void aDatabaseThatIsDownIsToldByHealthAndByARefusalWithItsOneLineInTheLog() {
        Account account = client.newAccount();
        stack.database().kill();
        Answer health;
        Answer live;
        Answer refused;
        try {
            health = client.get("/health/ready", null);
            live = client.get("/health/live", null);
            refused = client.send("GET", KEPT, account.accessToken(), null, "X-Request-Id", "while-down");
        } finally {
            stack.database().start();
        }

        assertNotReady(health);
        assertThat(live.status()).isEqualTo(200);
        assertProblem(refused, 503, "service_unavailable");
        assertThat(Logs.of(stack, "preferences").stream()
                        .filter(line -> line.path("request_id").asText().equals("while-down"))
                        .map(line -> line.path("level").asText()))
                .containsExactly("ERROR", "INFO");
        assertServing(account);
    }

    @Test
    void aSchemaOfAnotherReleaseIsNotReady() {
        sql.execute("insert into flyway_schema_history"
                + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                + " values (1000, '999', 'later', 'SQL', 'test', 'test', 1, true)");
        Answer other;
        try {
            other = client.get("/health/ready", null);
        } finally {
            sql.execute("delete from flyway_schema_history where script = 'test'");
        }

        assertThat(other.status()).isEqualTo(503);
        assertThat(other.raw().body()).contains("{\"name\":\"schema\",\"status\":\"DOWN\"");
        assertThat(client.get("/health/ready", null).status()).isEqualTo(200);
    }

    /** Ends the functions' connections and takes every place that the server has. */
    private static void takeAll(List<Connection> taken) throws SQLException {
        for (String function : List.of("auth", "preferences", "health")) {
            sql.terminate(function);
            sql.awaitNoConnections(function);
        }
        while (true) {
            try {
                taken.add(sql.administrator());
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo("53300");
                return;
            }
        }
    }

    /**
     * Every instance of every function answers, the one that met the fault included. A write over a connection that died
     * unnoticed is refused, since nobody knows what became of it: at most once an instance.
     */
    private static void assertServing(Account account) {
        assertThat(Parallel.times(4, i -> client.get("/health/ready", null)))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(Parallel.times(4, i -> client.get("/v1/auth/me", account.accessToken())))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        var refused = Parallel.times(8, i -> put(account, 100)).stream()
                .filter(answer -> answer.status() >= 300)
                .toList();
        assertThat(refused).hasSizeLessThanOrEqualTo(INSTANCES).allSatisfy(FaultsTest::assertUnavailable);
        assertThat(Parallel.times(8, i -> put(account, 100)))
                .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as("%s", answer.raw().body()).isIn(503, 504);
        assertProblem(answer, answer.status(), answer.status() == 503 ? "service_unavailable" : "timeout");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer.raw().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("request_id")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(status != 503);
    }

    private static void assertNotReady(Answer answer) {
        assertThat(answer.status()).as("%s", answer.raw().body()).isEqualTo(503);
        assertThat(answer.body().path("status").asText()).isEqualTo("DOWN");
        assertThat(answer.body()
                        .path("checks")
                        .path(0)
                        .path("data")
                        .path("latency_ms")
                        .asLong())
                .isLessThan(4_000);
    }

    private static Answer put(Account account, int number) {
        return client.send("PUT", KEPT, account.accessToken(), "{\"number\":%d}".formatted(number));
    }

    private static int number(Account account) {
        return client.get(KEPT, account.accessToken()).body().path("number").asInt();
    }

    private static List<Long> pids(String function) {
        return stack.function(function).instances().stream()
                .map(InstanceView::pid)
                .toList();
    }
}
