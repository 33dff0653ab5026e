package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Clients that each write one preference again and again, counting up, in two namespaces at once: what was acknowledged
 * must be there in the end, and both namespaces must agree.
 */
final class Writers {
    private final Client client;
    private final List<Writer> writers;
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean stopping;

    private Writers(Client client, int count) {
        this.client = client;
        this.writers = IntStream.range(0, count)
                .mapToObj(i -> new Writer(client.newAccount()))
                .toList();
    }

    static Writers start(Client client, int count) {
        Writers writers = new Writers(client, count);
        writers.writers.forEach(writer -> writer.thread = Thread.ofVirtual().start(writer::run));
        return writers;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    List<Answer> refused() {
        return writers.stream().flatMap(writer -> writer.refused().stream()).toList();
    }

    void stop() {
        stopping = true;
        writers.forEach(Writer::join);
    }

    void assertNothingLost() {
        writers.forEach(Writer::assertNothingLost);
    }

    private final class Writer {
        private final Account account;
        private final List<Answer> refused = new ArrayList<>();
        private int kept;
        private int tried;
        private Thread thread = Thread.currentThread();

        Writer(Account account) {
            this.account = account;
        }

        void run() {
            while (!stopping) {
                tried++;
                Answer answer = client.send(
                        "PATCH",
                        "/v1/preferences",
                        account.accessToken(),
                        "{\"one\":{\"n\":%d},\"two\":{\"n\":%d}}".formatted(tried, tried));
                if (answer.status() == 200) {
                    kept = tried;
                    acknowledged.incrementAndGet();
                } else {
                    refused(answer);
                }
            }
        }

        synchronized List<Answer> refused() {
            return List.copyOf(refused);
        }

        private synchronized void refused(Answer answer) {
            refused.add(answer);
        }

        void join() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** The newest write that was acknowledged, or a later one whose answer was lost. */
        void assertNothingLost() {
            var preferences =
                    client.get("/v1/preferences", account.accessToken()).body().path("preferences");
            int one = preferences.path("one").path("n").asInt();
            assertThat(one).isBetween(kept, tried);
            assertThat(preferences.path("two").path("n").asInt()).isEqualTo(one);
        }
    }
}
