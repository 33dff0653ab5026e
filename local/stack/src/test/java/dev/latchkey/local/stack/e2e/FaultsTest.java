package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.emulator.Processes;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the packaged functions answer when their database fails them, and that they mend by themselves. */
@ExtendWith(FaultyStack.class)
class FaultsTest {

    private final Faults faults;
    private final Stack stack;
    private final Sql sql;
    private final Client client;

    FaultsTest(Faults faults) {
        this.faults = faults;
        this.stack = faults.stack();
        this.sql = faults.sql();
        this.client = faults.client();
    }

    @Test
    void withoutRoomForAnotherConnectionRequestsAreRefusedUntilThereIsRoom() throws SQLException {
        Account account = client.newAccount();
        faults.put(account, 1);

        List<Connection> others = new ArrayList<>();
        Answer write;
        Answer logIn;
        Answer health;
        try {
            takeAll(others);
            write = faults.put(account, 2);
            logIn = client.logIn(account.email(), Client.PASSWORD);
            health = client.get("/health/ready", null);
        } finally {
            for (Connection other : others) {
                other.close();
            }
        }

        Faults.assertProblem(write, 503, "service_unavailable");
        Faults.assertProblem(logIn, 503, "service_unavailable");
        Faults.assertNotReady(health);
        faults.assertServing(account);
        Logs.awaitMetric(stack, "preferences", "DatabaseConnectFailures");
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
        assertThat(writers.refused()).allSatisfy(Faults::assertUnavailable);
        Logs.awaitMetric(stack, "preferences", "DatabaseRetries");
        assertThat(stack.function("preferences").statistics().errors()).isZero();
        faults.assertServing(client.newAccount());
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
        assertThat(writers.refused()).allSatisfy(Faults::assertUnavailable);
        assertThat(writers.refused()).as("refused once the database was back").hasSize(refused);
        assertThat(stack.function("preferences").statistics().errors()).isZero();
        faults.assertServing(client.newAccount());
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
            refused = client.send("GET", Faults.KEPT, account.accessToken(), null, "X-Request-Id", "while-down");
        } finally {
            stack.database().start();
        }

        Faults.assertNotReady(health);
        assertThat(live.status()).isEqualTo(200);
        Faults.assertProblem(refused, 503, "service_unavailable");
        assertThat(Logs.awaitLines(stack, "preferences", "while-down", 2))
                .extracting(line -> line.path("level").asText())
                .containsExactly("ERROR", "INFO");
        faults.assertServing(account);
    }

    @Test
    void anEarlierSchemaIsNotReadyAndALaterOneIs() {
        assertThat(readyAt("1").status()).isEqualTo(503);
        assertThat(readyAt("1").raw().body()).contains("{\"name\":\"schema\",\"status\":\"DOWN\"");
        assertThat(readyAt("999").status()).isEqualTo(200);
        assertThat(client.get("/health/ready", null).status()).isEqualTo(200);
    }

    private Answer readyAt(String version) {
        sql.execute("insert into flyway_schema_history"
                + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                + " values (1000, '" + version + "', 'other', 'SQL', 'test', 'test', 1, true)");
        try {
            return client.get("/health/ready", null);
        } finally {
            sql.execute("delete from flyway_schema_history where script = 'test'");
        }
    }

    /** Ends the functions' connections and takes every place that the server has. */
    private void takeAll(List<Connection> taken) throws SQLException {
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
}
