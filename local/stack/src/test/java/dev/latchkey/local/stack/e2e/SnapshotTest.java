package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.emulator.Processes;
import dev.latchkey.local.emulator.lambda.InstanceView;
import dev.latchkey.local.emulator.lambda.InvocationReport;
import dev.latchkey.local.emulator.lambda.StartType;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of instances that come from snapshots and are frozen between requests, told in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // The fields are set before all tests.
class SnapshotTest {
    private static final int INSTANCES = 2;
    private static final List<String> FUNCTIONS = List.of("auth", "preferences", "health");

    /** By their statuses: a path that were mistyped would be answered with 404, and prime nothing. */
    private static final Map<String, List<String>> PRIMING = Map.of(
            "auth", List.of("401", "401", "200"),
            "preferences", List.of("401", "401"),
            "health", List.of("200", "404"));

    private static Stack stack;
    private static Sql sql;
    private static Client client;

    @BeforeAll
    static void start() {
        stack = SharedStack.start(SharedStack.options("snapshot")
                .instances(INSTANCES)
                .snapStart(true)
                .freeze(true)
                .timeout("preferences", Duration.ofSeconds(5)));
        sql = new Sql(stack.database());
        client = SharedStack.client(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void aSnapshotHoldsNoConnectionAndWasCountedNowhere() {
        for (String function : FUNCTIONS) {
            assertThat(states(function)).containsExactly("snapshot");
            sql.awaitNoConnections(function);
            assertThat(Logs.metrics(stack, function)).isEmpty();
            int requests = PRIMING.getOrDefault(function, List.of()).size();
            Processes.await(
                    "the requests of " + function,
                    () -> Logs.of(stack, function).stream()
                                    .filter(line -> line.has("status"))
                                    .count()
                            >= requests);
            assertThat(Logs.of(stack, function))
                    .filteredOn(line -> line.has("status"))
                    .extracting(line -> line.path("status").asText())
                    .as("what the requests of %s before the snapshot were answered", function)
                    .isEqualTo(PRIMING.get(function));
            assertThat(Logs.of(stack, function))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.path("route").asText()).isEqualTo("priming"))
                    .allSatisfy(line -> assertThat(line.path("level").asText()).isEqualTo("INFO"));
        }
    }

    @Test
    @Order(2)
    void instancesRestoredAfterTheDatabaseRestartedAnswerTheirFirstRequests() {
        stack.database().kill();
        stack.database().start();

        Account first = client.newAccount();
        put(first, 0);
        List.of("auth", "preferences")
                .forEach(function -> Processes.await(
                        "a further snapshot of " + function,
                        () -> states(function).anyMatch("snapshot"::equals)));
        List<Account> others = Parallel.times(8, i -> client.newAccount());
        Parallel.times(8, i -> put(first, i));

        assertThat(client.get("/health", null).status()).isEqualTo(200);
        for (String function : FUNCTIONS) {
            assertThat(reports(function))
                    .allSatisfy(report -> assertThat(report.status()).isEqualTo("success"))
                    .extracting(InvocationReport::start)
                    .contains(StartType.RESTORED)
                    .doesNotContain(StartType.COLD);
        }
        assertThat(restores("auth")).isGreaterThan(1);
        assertThat(restores("preferences")).isGreaterThan(1);
        List<Account> all = Stream.concat(Stream.of(first), others.stream()).toList();
        assertThat(all).extracting(Account::id).doesNotHaveDuplicates();
        assertThat(all).extracting(Account::refreshToken).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(account -> Tokens.claim(account.accessToken(), "jti"))
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(3)
    void eachRestoreIsCountedOnceWithItsTimeAndNoneAsAColdStart() {
        for (String function : FUNCTIONS) {
            // The lines of the last request may arrive after its answer.
            Processes.await(
                    "a line of each restore of " + function,
                    () -> Logs.metric(stack, function, "RestoreDuration").size() >= restores(function)
                            && coldRequests(function).size() >= restores(function));
            assertThat(Logs.metric(stack, function, "Restores")).hasSize((int) restores(function));
            assertThat(Logs.metric(stack, function, "RestoreDuration"))
                    .hasSize((int) restores(function))
                    .allMatch(millis -> millis >= 0 && millis < 60_000);
            assertThat(Logs.metric(stack, function, "ColdStarts")).isEmpty();
            assertThat(coldRequests(function)).hasSize((int) restores(function));
        }
    }

    @Test
    @Order(4)
    void aFrozenInstanceWhoseConnectionsWereEndedMeanwhileAnswersAsIfNothingHadHappened() {
        Account account = client.newAccount();
        put(account, 1);
        for (int i = 0; i < INSTANCES; i++) {
            FUNCTIONS.forEach(SnapshotTest::awaitFrozen);
            FUNCTIONS.forEach(sql::terminate);
            FUNCTIONS.forEach(sql::awaitNoConnections);

            assertThat(put(account, 2).status()).isEqualTo(200);
            assertThat(client.get("/v1/auth/me", account.accessToken()).status())
                    .isEqualTo(200);
            assertThat(client.logIn(account.email(), Client.PASSWORD).status()).isEqualTo(200);
            assertThat(client.get("/health/ready", null).status()).isEqualTo(200);
        }
    }

    @Test
    @Order(5)
    void theClockOfAFrozenInstanceGoesOn() {
        Account account = client.newAccount();
        put(account, 1);
        FUNCTIONS.forEach(SnapshotTest::awaitFrozen);
        // Longer than connections idle without being tried, and than the function's time-out.
        sql.execute("select pg_sleep(6)");

        Answer written = put(account, 2);

        assertThat(written.status()).isEqualTo(200);
        assertThat(client.logIn(account.email(), Client.PASSWORD).status()).isEqualTo(200);
        assertThat(client.get("/health", null).status()).isEqualTo(200);
        Logs.awaitLines(stack, "preferences", written.header("X-Request-Id"), 1);
        var times = Logs.requests(stack, "preferences")
                .map(line -> java.time.Instant.parse(line.path("timestamp").asText()))
                .toList();
        assertThat(Duration.between(times.get(times.size() - 2), times.getLast()))
                .isGreaterThan(Duration.ofSeconds(5));
    }

    private static Answer put(Account account, int number) {
        return client.send("PUT", "/v1/preferences/kept", account.accessToken(), "{\"number\":%d}".formatted(number));
    }

    private static List<JsonNode> coldRequests(String function) {
        return Logs.requests(stack, function)
                .filter(line -> line.path("cold_start").asBoolean())
                .toList();
    }

    private static void awaitFrozen(String function) {
        Processes.await(
                function + " is frozen",
                () -> stack.function(function).instances().stream()
                        .allMatch(each -> !each.state().equals("busy") && Processes.isStopped(each.pid())));
    }

    private static Stream<String> states(String function) {
        return stack.function(function).instances().stream().map(InstanceView::state);
    }

    private static List<InvocationReport> reports(String function) {
        return stack.function(function).statistics().reports();
    }

    private static long restores(String function) {
        return stack.function(function).statistics().restores();
    }
}
