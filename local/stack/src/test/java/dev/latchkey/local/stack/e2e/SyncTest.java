package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class SyncTest {
    private static final int WRITERS = 4;
    private static final int FOLLOWERS = 3;
    private static final int WRITES = 25;

    /** Set, patched, reset and patched together over several instances, while others follow over the same ones. */
    @Test
    void clientsThatFollowTheChangesWhileOthersWriteEndEqualToTheTruth(Client client) {
        Account account = client.newAccount();
        var writing = new AtomicInteger(WRITERS);

        var copies = Parallel.times(WRITERS + FOLLOWERS, i -> {
            if (i >= WRITERS) {
                return follow(client, account, writing);
            }
            try {
                write(client, account, i);
            } finally {
                writing.decrementAndGet();
            }
            return Map.<String, JsonNode>of();
        });

        Map<String, JsonNode> truth = new TreeMap<>();
        client.get("/v1/preferences", account.accessToken())
                .body()
                .path("preferences")
                .properties()
                .forEach(entry -> truth.put(entry.getKey(), entry.getValue()));
        truth.keySet().removeIf(name -> !name.matches("n\\d"));
        assertThat(truth).isNotEmpty();
        assertThat(copies.subList(WRITERS, WRITERS + FOLLOWERS))
                .allSatisfy(copy -> assertThat(copy).isEqualTo(truth));
    }

    private static void write(Client client, Account account, int writer) {
        for (int i = 0; i < WRITES; i++) {
            String one = "n" + (i + writer) % 5;
            String other = "n" + (i + writer + 2) % 5;
            String value = "{\"writer\":%d,\"i\":%d}".formatted(writer, i);
            Answer answer = switch (i % 4) {
                case 0 -> client.send("PUT", "/v1/preferences/" + one, account.accessToken(), value);
                case 1 -> client.send("PATCH", "/v1/preferences/" + one, account.accessToken(), value);
                case 2 -> client.send("DELETE", "/v1/preferences/" + one, account.accessToken(), null);
                default ->
                    client.send(
                            "PATCH",
                            "/v1/preferences",
                            account.accessToken(),
                            "{\"%s\":%s,\"%s\":null}".formatted(one, value, other));
            };
            assertThat(answer.status()).as(answer.raw().body()).isIn(200, 201, 204);
        }
    }

    /** Asks on until it has asked once more after the last writer ended. */
    private static Map<String, JsonNode> follow(Client client, Account account, AtomicInteger writing) {
        Map<String, JsonNode> copy = new TreeMap<>();
        String query = "";
        boolean last = false;
        while (!last) {
            boolean quiet = writing.get() == 0;
            Answer page = client.get("/v1/preference-changes" + query, account.accessToken());
            assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
            for (JsonNode change : page.body().path("changes")) {
                if (change.path("deleted").asBoolean()) {
                    copy.remove(change.path("namespace").asText());
                } else {
                    copy.put(change.path("namespace").asText(), change.path("value"));
                }
            }
            query = "?since=" + page.text("cursor");
            last = quiet && !page.body().path("has_more").asBoolean();
        }
        return copy;
    }
}
