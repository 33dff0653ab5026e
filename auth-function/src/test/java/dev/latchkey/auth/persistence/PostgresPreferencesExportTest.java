package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.port.PreferencesExport;
import dev.latchkey.accounts.port.PreferencesExportContract;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.database.Database;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.domain.UserId;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class PostgresPreferencesExportTest extends PreferencesExportContract {
    @Inject
    PostgresStore store;

    @Inject
    Database statements;

    /** Set by the test resource. */
    @SuppressWarnings("NullAway.Init")
    TestDatabase database;

    @Override
    protected PreferencesExport export() {
        return new PostgresPreferencesExport(statements);
    }

    @Override
    protected UserId newUser() {
        return Samples.register(store).user().id();
    }

    /** As the owner of the schema: the accounts' role may not. */
    @Override
    protected void set(UserId user, String namespace, String value) {
        database.execute("""
                select write_preferences(
                  '%s', array['%s'], array['%s'], array[null], array[null], null, now(), 1048576, 100, 1000, 20)""".formatted(user, namespace, value));
    }
}
