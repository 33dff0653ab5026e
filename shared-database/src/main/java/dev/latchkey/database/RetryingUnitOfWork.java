package dev.latchkey.database;

import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.runtime.deadline.Deadlines;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A unit of work as one transaction. Runs one again whose connection was lost, or that lost against a parallel one, before anything was
 * committed. Once the commit was sent, a lost connection leaves it open whether it took place: then the failure is thrown
 * on. A unit of work inside another leaves retrying to the outer one. Refuses to begin when the deadline is over.
 */
@Singleton
final class RetryingUnitOfWork implements UnitOfWork {
    private final Transactions transactions;
    private final Retries retries;

    RetryingUnitOfWork(Transactions transactions, Retries retries) {
        this.transactions = transactions;
        this.retries = retries;
    }

    @Override
    public <T> T perform(Supplier<T> work) {
        Deadlines.require(Duration.ZERO);
        if (transactions.isActive()) {
            return transactions.perform(work);
        }
        var committing = new AtomicBoolean();
        return retries.attempt(
                () -> {
                    committing.set(false);
                    return transactions.perform(() -> {
                        T result = work.get();
                        committing.set(true);
                        return result;
                    });
                },
                failure -> DatabaseFailures.isCertainlyUndone(failure)
                        || (DatabaseFailures.isConnectionLoss(failure) && !committing.get()));
    }
}
