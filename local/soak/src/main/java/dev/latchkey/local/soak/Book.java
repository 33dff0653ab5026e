package dev.latchkey.local.soak;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All accounts of a run, and every breach of a promise that was seen. Thread-safe. */
final class Book {
    private final ConcurrentLinkedQueue<Account> accounts = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> breaches = new ConcurrentLinkedQueue<>();

    void add(Account account) {
        accounts.add(account);
    }

    void breach(String what) {
        breaches.add(what);
    }

    Collection<Account> accounts() {
        return accounts;
    }

    List<String> breaches() {
        return List.copyOf(breaches);
    }
}
