package dev.latchkey.preferences.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.DocumentsContract;
import dev.latchkey.preferences.port.Revisions;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
class PostgresDocumentsTest extends DocumentsContract {
    @Inject
    TestTables tables;

    @Inject
    UnitOfWork unitOfWork;

    @SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource.
    TestDatabase database;

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

    @Test
    void aUserWhoHoldsNothingCostsNoRow() throws SQLException {
        var user = newUser();

        documents().findAll(user);
        assertThat(rows("preference_owners", user)).isZero();
        write(user, reset(UI));
        assertThat(rows("preference_owners", user)).isZero();
        write(user, only(set(UI, "{}"), Precondition.exactly(new Version(7))));
        assertThat(rows("preference_owners", user)).isZero();

        assertThat(rows("preferences", user)).isZero();
        assertThat(rows("preference_history", user)).isZero();
        written(user, set(UI, "{}"));
        assertThat(rows("preference_owners", user)).isOne();
    }

    private long rows(String table, UserId user) throws SQLException {
        try (var connection = database.connect("postgres");
                var count = connection.prepareStatement("select count(*) from " + table + " where user_id = ?")) {
            count.setObject(1, user.value());
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
