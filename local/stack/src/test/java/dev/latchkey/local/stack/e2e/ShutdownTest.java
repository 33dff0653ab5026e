package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.emulator.Processes;
import dev.latchkey.local.emulator.lambda.InstanceView;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class ShutdownTest {
    private static final List<String> FUNCTIONS = List.of("auth", "preferences", "health");
    /** Sessions whose client went away without a good-bye, as that of a process that was killed. */
    private static final String ABANDONED =
            "select sessions_abandoned from pg_stat_database where datname = 'latchkey'";

    @Test
    void instancesThatLambdaEndsSayGoodByeToTheDatabase(Stack stack, Client client) throws InterruptedException {
        Sql sql = new Sql(stack.database());
        use(client);
        List<Long> processes = new ArrayList<>();
        for (String function : FUNCTIONS) {
            assertThat(sql.connections(function)).as(function).isPositive();
            stack.function(function).instances().stream().map(InstanceView::pid).forEach(processes::add);
        }
        long abandoned = sql.number(ABANDONED);

        for (String function : FUNCTIONS) {
            stack.function(function).recycle();
        }

        assertThat(processes).isNotEmpty().noneMatch(Processes::isAlive);
        FUNCTIONS.forEach(sql::awaitNoConnections);
        assertThat(sql.number(ABANDONED)).isEqualTo(abandoned);
        use(client);
    }

    private static void use(Client client) {
        Account account = client.newAccount();
        assertThat(client.get("/v1/preferences", account.accessToken()).status())
                .isEqualTo(200);
        assertThat(client.get("/health/ready", null).status()).isEqualTo(200);
    }
}
