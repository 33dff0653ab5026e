package dev.latchkey.database;

import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.runtime.deadline.Deadlines;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs a unit of work again whose connection was lost, or that lost against a parallel one, before anything was
 * committed. Once the commit was sent, a lost connection leaves it open whether it took place: then the failure is thrown
 * on. A unit of work inside another leaves retrying to the outer one. Refuses to begin when the deadline is over.
 */
public final class RetryingUnitOfWork implements UnitOfWork {
    private final UnitOfWork transactions;
    private final BooleanSupplier insideAnother;
    private final Retries retries;

    /** @param insideAnother whether the calling thread is in a transaction already */
    public RetryingUnitOfWork(UnitOfWork transactions, BooleanSupplier insideAnother, Retries retries) {
        this.transactions = transactions;
        this.insideAnother = insideAnother;
        this.retries = retries;
    }

    @Override
    public <T> T perform(Supplier<T> work) {
        Deadlines.require(Duration.ZERO);
        if (insideAnother.getAsBoolean()) {
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
