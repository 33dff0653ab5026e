package dev.latchkey.local.soak;

import dev.latchkey.local.soak.Account.Life;
import dev.latchkey.local.soak.Account.Session;
import dev.latchkey.local.soak.Account.Value;
import java.util.Map;
import java.util.Set;

/** Compares what is there at the end with what was acknowledged: all of it, and nothing else. */
final class Reckoning {
    private final Book book;
    private final Sender sender;
    private final Tables tables;

    Reckoning(Book book, Sender sender, Tables tables) {
        this.book = book;
        this.sender = sender;
        this.tables = tables;
    }

    void settle() throws InterruptedException {
        tables.halves().forEach(half -> book.breach("Half of something: " + half));
        Map<String, String> users = tables.users();
        Map<String, Set<String>> sessions = tables.sessions();
        Map<String, Map<String, Long>> preferences = tables.preferences();
        for (Account account : book.accounts()) {
            String id = users.remove(account.email);
            if (id == null && account.life == Life.LIVES) {
                book.breach("The account " + account.email + " is lost");
            }
            if (id != null && account.life == Life.GONE) {
                book.breach("The account " + account.email + " was deleted and is there");
            }
            if (id != null && account.life == Life.LIVES) {
                compareSessions(account, sessions.getOrDefault(id, Set.of()));
                comparePreferences(account, preferences.getOrDefault(id, Map.of()));
                use(account);
            }
        }
        users.keySet().forEach(email -> book.breach("Nobody registered " + email));
    }

    private void compareSessions(Account account, Set<String> found) {
        for (Session session : account.sessions) {
            if (!found.contains(session.id)) {
                book.breach("A session of " + account.email + " is lost");
            }
        }
        int most = account.sessions.size() + account.furtherSessions;
        if (account.nextPassword.isEmpty() && found.size() > most) {
            book.breach(account.email + " has " + found.size() + " sessions, not " + most + " at most");
        }
    }

    private void comparePreferences(Account account, Map<String, Long> found) {
        account.namespaces.forEach((namespace, value) -> {
            long number = found.getOrDefault(namespace, 0L);
            if (!value.mayBe(number)) {
                book.breach("%s of %s holds %d, not %d nor one of %s"
                        .formatted(namespace, account.email, number, value.acknowledged, value.possible));
            }
        });
        for (String namespace : found.keySet()) {
            if (!account.namespaces.containsKey(namespace)) {
                book.breach("Nobody wrote " + namespace + " of " + account.email);
            }
        }
        Value none = new Value();
        if (!found.getOrDefault(PreferenceDeeds.LEFT, none.acknowledged)
                .equals(found.getOrDefault(PreferenceDeeds.RIGHT, none.acknowledged))) {
            book.breach("Half of a write to both of " + account.email);
        }
    }

    /** The newest tokens and the password still open what they should. */
    private void use(Account account) throws InterruptedException {
        for (Session session : account.sessions) {
            String body = "{\"refresh_token\":\"" + session.refreshToken + "\"}";
            if (!session.tokenUnknown) {
                require(account, sender.untilAnswered(() -> sender.api().send("POST", "/v1/auth/refresh", "", body)));
            }
        }
        if (account.nextPassword.isEmpty()) {
            String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(account.email, account.password);
            require(account, sender.untilAnswered(() -> sender.api().send("POST", "/v1/auth/login", "", body)));
        }
    }

    private void require(Account account, Reply reply) {
        if (!reply.isDone()) {
            book.breach("At the end " + account.email + " was refused: " + reply);
        }
    }
}
