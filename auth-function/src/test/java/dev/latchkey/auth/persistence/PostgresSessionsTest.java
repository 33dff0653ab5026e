package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.port.AccountsStore;
import dev.latchkey.accounts.port.SessionsContract;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class PostgresSessionsTest extends SessionsContract {
    @Inject
    PostgresStore store;

    @Override
    protected AccountsStore store() {
        return store;
    }
}
