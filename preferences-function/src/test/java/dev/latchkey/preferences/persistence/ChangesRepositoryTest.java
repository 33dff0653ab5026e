package dev.latchkey.preferences.persistence;

import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.ChangesContract;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.Revisions;
import dev.latchkey.runtime.testing.TestDatabase;
import dev.latchkey.runtime.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
class ChangesRepositoryTest extends ChangesContract {
    @Inject
    TestTables tables;

    @Inject
    UnitOfWork unitOfWork;

    @SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource.
    TestDatabase database;

    @Override
    protected Documents documents() {
        return tables.with(Quotas.STANDARD).documents();
    }

    @Override
    protected Changes changes() {
        return tables.with(Quotas.STANDARD).changes();
    }

    @Override
    protected Revisions revisions() {
        return tables.with(Quotas.STANDARD).revisions();
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected UserId newUser() {
        return TestUsers.add(database);
    }

    @Override
    protected void remove(UserId user) {
        TestUsers.remove(database, user);
    }
}
