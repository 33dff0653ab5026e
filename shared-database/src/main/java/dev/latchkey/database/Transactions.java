package dev.latchkey.database;

import java.util.function.Supplier;

/** The database's transactions, each bound to a thread. Safe for use by many threads. */
public interface Transactions {
    /** For connections without a pool: every statement is a transaction of its own. */
    Transactions NONE = new Transactions() {
        @Override
        public boolean isActive() {
            return false;
        }

        @Override
        public <T> T perform(Supplier<T> work) {
            return work.get();
        }
    };

    /** Whether the calling thread is in a transaction. */
    boolean isActive();

    /** Runs work in the transaction of the calling thread, or in a new one, which is rolled back when the work throws. */
    <T> T perform(Supplier<T> work);
}
