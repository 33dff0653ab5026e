package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several namespaces changed at once, while others change them too and others look. */
@ExtendWith(SharedStack.class)
class BulkPatchRacesTest {
    private static final String ALL = "/v1/preferences";

    @Test
    void nobodySeesHalfOfABulkPatchAndNoneIsLost(Client client) {
        Account account = client.newAccount();
        patch(client, account, "{\"left\":{\"n\":0},\"right\":{\"n\":0}}");

        Parallel.times(9, i -> {
            for (int step = 1; step <= 8; step++) {
                if (i < 3) {
                    String each = "{\"n\":%d,\"w%d\":%d}".formatted(i * 100 + step, i, step);
                    Answer both = patch(client, account, "{\"left\":" + each + ",\"right\":" + each + "}");
                    assertThat(both.status()).isEqualTo(200);
                } else if (i < 6) {
                    Answer other =
                            client.send("PUT", ALL + "/other" + i, account.accessToken(), "{\"n\":" + step + "}");
                    assertThat(other.status()).isIn(200, 201);
                } else {
                    JsonNode seen = client.get(ALL, account.accessToken()).body();
                    assertThat(seen.at("/preferences/left")).isEqualTo(seen.at("/preferences/right"));
                    assertThat(seen.at("/versions/left")).isEqualTo(seen.at("/versions/right"));
                }
            }
            return i;
        });

        JsonNode end = client.get(ALL, account.accessToken()).body();
        assertThat(end.at("/versions/left").asInt()).isEqualTo(1 + 3 * 8);
        for (String writer : List.of("w0", "w1", "w2")) {
            assertThat(end.at("/preferences/left/" + writer).asInt()).isEqualTo(8);
        }
    }

    @Test
    void aBulkPatchOfWhichOneIsRefusedChangesNothingWhoeverWritesMeanwhile(Client client) {
        Account account = client.newAccount();
        patch(client, account, "{\"kept\":{\"n\":0}}");

        List<Answer> answers = Parallel.times(
                12,
                i -> i % 2 == 0
                        ? patch(
                                client,
                                account,
                                "{\"kept\":{\"n\":99},\"appearance\":{\"theme\":\"none of the themes\"}}")
                        : patch(client, account, "{\"kept\":{\"m\":" + i + "}}"));

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).status()).isEqualTo(i % 2 == 0 ? 422 : 200);
        }
        JsonNode end = client.get(ALL, account.accessToken()).body();
        assertThat(end.at("/preferences/kept/n").asInt()).isZero();
        assertThat(end.at("/versions/kept").asInt()).isEqualTo(7);
    }

    private static Answer patch(Client client, Account account, String body) {
        return client.send("PATCH", ALL, account.accessToken(), body);
    }
}
