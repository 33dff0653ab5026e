package dev.latchkey.database.pool;

import dev.latchkey.database.Retries;
import dev.latchkey.database.RetryingUnitOfWork;
import dev.latchkey.domain.UnitOfWork;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** What functions with a pool inject. Each can be replaced by a bean of the function's own. */
@Singleton
class PoolBeans {
    @Produces
    @Singleton
    @DefaultBean
    UnitOfWork unitOfWork(Retries retries, TransactionSynchronizationRegistry transactions) {
        return new RetryingUnitOfWork(
                new TransactionalUnitOfWork(),
                () -> transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION,
                retries);
    }
}
