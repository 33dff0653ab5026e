package dev.latchkey.database.pool;

import dev.latchkey.database.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;

/**
 * Transactions on the pool. The connection is borrowed at the first statement and returned after the commit.
 */
@Singleton
final class JtaTransactions implements Transactions {
    private final TransactionSynchronizationRegistry registry;

    JtaTransactions(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public boolean isActive() {
        return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public <T> T perform(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }
}
