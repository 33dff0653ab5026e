package dev.latchkey.preferences.persistence;

import dev.latchkey.database.Retries;
import dev.latchkey.preferences.model.Quotas;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.sql.DataSource;

/** The adapters on the function's own pool, with quotas that a test can reach. */
@Singleton
@Unremovable
public class TestTables {
    private final DataSource database;
    private final Retries retries;
    private final TransactionSynchronizationRegistry transactions;

    TestTables(DataSource database, Retries retries, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.retries = retries;
        this.transactions = transactions;
    }

    public PreferencesTables with(Quotas quotas) {
        return PreferencesTables.in(
                database, retries, () -> transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION, quotas);
    }
}
