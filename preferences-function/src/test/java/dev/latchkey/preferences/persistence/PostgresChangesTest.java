package dev.latchkey.preferences.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.database.testing.Waits;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.ChangePage;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.ChangesContract;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.Revisions;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
class PostgresChangesTest extends ChangesContract {
    @Inject
    TestTables tables;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DataSource pool;

    @SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource.
    TestDatabase database;

    @Override
    protected Documents documents() {
        return tables.documents(Quotas.STANDARD);
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

    /**
     * Two transactions overlap, and the one that wrote last would commit first if it could. Whoever follows meanwhile
     * must still be told of both: the second waits, and takes a later position than the first.
     */
    @Test
    void aWriterThatOverlapsAnotherCommitsAfterItAndSoNoFollowerSkipsEither() throws Exception {
        var user = newUser();
        written(user, set(Namespace.of("earlier"), "{}"));
        var cursor = changes().after(user, Position.START).orElseThrow().end();
        try (var first = database.connect("latchkey_preferences");
                var threads = Executors.newSingleThreadExecutor()) {
            first.setAutoCommit(false);
            first.createStatement().execute("""
                    select write_preferences('%s', array['ui'], array['{}'], array[null]::text[], array[null]::text[],
                      null, now(), 1048576, 100, 1000, 20)""".formatted(user));
            var second = threads.submit(() -> unitOfWork.run(() -> {
                Waits.withoutLimit(pool);
                write(user, set(EDITOR, "{}"));
            }));
            Waits.untilItWaitsFor(first, second);

            var meanwhile = changes().after(user, cursor).orElseThrow();
            first.commit();
            second.get();

            assertThat(meanwhile).isEqualTo(new ChangePage(List.of(), cursor, false));
            assertThat(changes().after(user, meanwhile.end()).orElseThrow().entries())
                    .extracting(entry -> entry.document().namespace())
                    .containsExactly(UI, EDITOR);
        }
    }
}
