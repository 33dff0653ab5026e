package dev.latchkey.local.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.soak.Account.Session;
import dev.latchkey.local.soak.Account.Value;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What people do with their preferences. Each write sets a number that no other sets. Those of a single namespace name
 * the version that they build on, so that one that comes late, after its sender has given up, changes nothing.
 */
final class PreferenceDeeds {
    static final String LEFT = "left";
    static final String RIGHT = "right";
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Sender sender;
    private final Book book;

    PreferenceDeeds(Sender sender, Book book) {
        this.sender = sender;
        this.book = book;
    }

    void write(Account account, Session session, String namespace) throws InterruptedException {
        long number = NUMBERS.incrementAndGet();
        change(account, session, namespace, "PUT", "{\"n\":" + number + "}", number);
    }

    void reset(Account account, Session session, String namespace) throws InterruptedException {
        if (account.namespace(namespace).acknowledged != 0) {
            change(account, session, namespace, "DELETE", "", 0);
        }
    }

    private void change(Account account, Session session, String namespace, String method, String body, long number)
            throws InterruptedException {
        Value value = account.namespace(namespace);
        boolean isNew = value.tag.isEmpty();
        Reply reply = sender.api()
                .send(
                        method,
                        path(namespace),
                        session.accessToken,
                        body,
                        isNew ? "If-None-Match" : "If-Match",
                        isNew ? "*" : value.tag);
        if (reply.isDone()) {
            value.acknowledge(number, reply.tag());
        } else if (reply.isUnknown()) {
            value.possible.add(number);
            settle(account, session, namespace);
        } else if (reply.status() == 412 && !value.possible.isEmpty()) {
            settle(account, session, namespace);
        } else if (!reply.isToWait()) {
            book.breach("A write to " + namespace + " of " + account.email + " was refused: " + reply);
        }
    }

    /** Looks what is there. */
    private void settle(Account account, Session session, String namespace) throws InterruptedException {
        Reply reply = sender.untilAnswered(() -> sender.api().send("GET", path(namespace), session.accessToken, ""));
        Value value = account.namespace(namespace);
        long found = check(account, namespace, reply);
        if (found != value.acknowledged) {
            value.acknowledge(found, reply.tag());
        }
    }

    void read(Account account, Session session, String namespace) throws InterruptedException {
        Reply reply = sender.api().send("GET", path(namespace), session.accessToken, "");
        if (!reply.isUnknown() && !reply.isToWait()) {
            check(account, namespace, reply);
        }
    }

    private long check(Account account, String namespace, Reply reply) {
        Value value = account.namespace(namespace);
        boolean isAnswer = reply.isDone() || reply.status() == 404;
        long found = reply.body().path("n").asLong();
        if (!isAnswer || !value.mayBe(found)) {
            book.breach("%s of %s holds %d (%s), not %d nor one of %s"
                    .formatted(namespace, account.email, found, reply, value.acknowledged, value.possible));
            return value.acknowledged;
        }
        return found;
    }

    /** Two namespaces at once. A late one may still come, so what was sent without an answer stays possible. */
    void writeBoth(Account account, Session session) throws InterruptedException {
        long number = NUMBERS.incrementAndGet();
        String each = "{\"n\":" + number + "}";
        String body = "{\"" + LEFT + "\":" + each + ",\"" + RIGHT + "\":" + each + "}";
        Reply reply = sender.api().send("PATCH", "/v1/preferences", session.accessToken, body);
        for (Value value : new Value[] {account.namespace(LEFT), account.namespace(RIGHT)}) {
            if (reply.isDone()) {
                value.acknowledged = number;
            } else if (reply.isUnknown()) {
                value.possible.add(number);
            }
        }
        if (!reply.isDone() && !reply.isUnknown() && !reply.isToWait()) {
            book.breach("A write to both of " + account.email + " was refused: " + reply);
        }
    }

    void readBoth(Account account, Session session) throws InterruptedException {
        Reply reply = sender.api().send("GET", "/v1/preferences", session.accessToken, "");
        JsonNode left = reply.body().path("preferences").path(LEFT).path("n");
        JsonNode right = reply.body().path("preferences").path(RIGHT).path("n");
        if (reply.isDone() && !left.equals(right)) {
            book.breach("Half of a write to both of " + account.email + ": " + reply.body());
        }
    }

    private static String path(String namespace) {
        return "/v1/preferences/" + namespace;
    }
}
