package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class PreferenceRacesTest {
    private static final String COUNTER = "/v1/preferences/counter";

    @Test
    void parallelWritersThatSendIfMatchLoseNoUpdate(Client client) {
        Account account = client.newAccount();
        client.send("PUT", COUNTER, account.accessToken(), "{\"count\":0}");

        Parallel.times(8, writer -> {
            for (int done = 0; done < 5; ) {
                if (increment(client, account)) {
                    done++;
                }
            }
            return writer;
        });

        Answer end = client.get(COUNTER, account.accessToken());
        assertThat(end.body().path("count").asInt()).isEqualTo(40);
        assertThat(end.header("ETag")).startsWith("\"41");
    }

    private static boolean increment(Client client, Account account) {
        Answer read = client.get(COUNTER, account.accessToken());
        int next = read.body().path("count").asInt() + 1;
        Answer written = client.send(
                "PATCH",
                COUNTER,
                account.accessToken(),
                "{\"count\":%d}".formatted(next),
                "If-Match",
                read.header("ETag"));
        assertThat(written.status()).isIn(200, 412);
        return written.status() == 200;
    }
}
