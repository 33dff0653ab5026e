package dev.latchkey.database.pool;

import dev.latchkey.domain.UnitOfWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.Supplier;

/**
 * A unit of work as one transaction of the database. The connection is borrowed at the first statement and returned
 * after the commit. Joins the transaction that the calling thread is in, if any.
 */
public final class TransactionalUnitOfWork implements UnitOfWork {
    @Override
    public <T> T perform(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }
}
