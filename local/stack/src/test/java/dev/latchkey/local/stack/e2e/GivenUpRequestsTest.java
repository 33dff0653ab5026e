package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of requests that run out of time in the packaged functions. */
@ExtendWith(FaultyStack.class)
class GivenUpRequestsTest {
    private static final String NEXT_PASSWORD = "velvet heron 77 understudy";

    private final Faults faults;
    private final Stack stack;
    private final Sql sql;
    private final Client client;

    GivenUpRequestsTest(Faults faults) {
        this.faults = faults;
        this.stack = faults.stack();
        this.sql = faults.sql();
        this.client = faults.client();
    }

    @Test
    void aStatementThatWaitsForALockIsGivenUpBeforeLambdaEndsTheProcess() throws SQLException {
        Account account = client.newAccount();
        faults.put(account, 1);
        var before = stack.function("preferences").statistics();
        List<Long> processes = faults.pids("preferences");

        Answer late;
        try (Connection _ = sql.lock("preferences")) {
            late = faults.put(account, 2);
        }

        Faults.assertProblem(late, 504, "timeout");
        assertThat(faults.number(account)).isEqualTo(1);
        var after = stack.function("preferences").statistics();
        assertThat(after.timeouts()).isEqualTo(before.timeouts());
        assertThat(after.errors()).isEqualTo(before.errors());
        assertThat(faults.pids("preferences")).containsAll(processes);
        Logs.awaitMetric(stack, "preferences", "DeadlinesExceeded");
        assertThat(faults.put(account, 3).status()).isEqualTo(200);
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

        Faults.assertProblem(late, 504, "timeout");
        assertThat(client.logIn(account.email(), NEXT_PASSWORD).status()).isEqualTo(401);
        assertThat(client.logIn(account.email(), Client.PASSWORD).status()).isEqualTo(200);
        assertThat(stack.function("auth").statistics().timeouts()).isZero();
    }

    @Test
    void aDatabaseThatNoLongerAnswersEndsInTimeAndIsUsedAgainWhenItDoes() {
        Account account = client.newAccount();
        faults.put(account, 1);
        client.get("/health", null);

        List<Answer> answers;
        stack.database().pause();
        try {
            answers = Parallel.times(4, i -> switch (i) {
                case 0 -> faults.put(account, 2);
                case 1 -> client.logIn(account.email(), Client.PASSWORD);
                default -> client.get("/health/ready", null);
            });
        } finally {
            stack.database().resume();
        }

        assertThat(answers.subList(0, 2)).allSatisfy(Faults::assertUnavailable);
        assertThat(answers.subList(2, 4)).allSatisfy(Faults::assertNotReady);
        for (String function : List.of("auth", "preferences", "health")) {
            assertThat(stack.function(function).statistics().timeouts())
                    .as(function)
                    .isZero();
        }
        assertThat(faults.number(account)).isIn(1, 2);
        faults.assertServing(account);
    }
}
