package dev.latchkey.preferences.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.Revisions;
import dev.latchkey.preferences.port.RevisionsContract;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
class PostgresRevisionsTest extends RevisionsContract {
    @Inject
    TestTables tables;

    @Inject
    UnitOfWork unitOfWork;

    @SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource.
    TestDatabase database;

    /** The purge takes rows and tells nobody; what remains is counted before more of it would go. */
    @Test
    void afterAPurgeNoVersionGoesThatStillFits() {
        var user = newUser();
        for (int i = 0; i < 7; i++) {
            written(user, set(UI, "{'a':'%s%d'}".formatted("x".repeat(91), i)));
        }
        database.execute("delete from preference_history where user_id = '%s' and version < 5".formatted(user));

        written(user, set(UI, "{}"));

        assertThat(revisions().findAll(user, UI))
                .extracting(revision -> revision.version().number())
                .containsExactly(8L, 7L, 6L, 5L);
    }

    @Override
    protected Documents documents() {
        return tables.documents(QUOTAS);
    }

    @Override
    protected Changes changes() {
        return tables.changes();
    }

    @Override
    protected Revisions revisions() {
        return tables.revisions();
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
