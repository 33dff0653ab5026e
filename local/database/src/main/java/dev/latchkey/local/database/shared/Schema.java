package dev.latchkey.local.database.shared;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the schema of the sources, as its owner. */
final class Schema {
    private Schema() {}

    /**
     * Runs the migrations that have not run yet.
     *
     * @throws StackFailure that says which one failed, or was edited since it ran
     */
    static void migrate(String jdbcUrl, String password, Path migrations) {
        try {
            Flyway.configure()
                    .dataSource(jdbcUrl, "latchkey_migrator", password)
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StackFailure("The database cannot be migrated: " + e.getMessage(), e);
        }
    }
}
