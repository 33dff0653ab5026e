package dev.latchkey.preferences.persistence;

import dev.latchkey.database.Database;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.Revisions;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/** The adapters on the function's own pool, with quotas that a test can reach. */
@Singleton
@Unremovable
class TestTables {
    private final Database database;

    TestTables(Database database) {
        this.database = database;
    }

    Documents documents(Quotas quotas) {
        return new PostgresDocuments(database, quotas);
    }

    Changes changes() {
        return new PostgresChanges(database);
    }

    Revisions revisions() {
        return new PostgresRevisions(database);
    }
}
