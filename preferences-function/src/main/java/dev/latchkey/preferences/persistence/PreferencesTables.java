package dev.latchkey.preferences.persistence;

import dev.latchkey.database.Retries;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.Revisions;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** The ports of preferences on PostgreSQL. Safe for use by many threads. */
public record PreferencesTables(Documents documents, Changes changes, Revisions revisions) {
    /**
     * The ports on one database.
     *
     * @param insideUnitOfWork whether the calling thread is in a unit of work
     */
    public static PreferencesTables in(
            DataSource database, Retries retries, BooleanSupplier insideUnitOfWork, Quotas quotas) {
        var statements = new Statements(database, retries, insideUnitOfWork);
        return new PreferencesTables(
                new PostgresDocuments(statements, quotas),
                new PostgresChanges(statements),
                new PostgresRevisions(statements));
    }
}
