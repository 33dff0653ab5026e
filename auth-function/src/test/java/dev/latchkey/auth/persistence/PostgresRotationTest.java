package dev.latchkey.auth.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.AccountsStore;
import dev.latchkey.accounts.port.Rotation.Current;
import dev.latchkey.accounts.port.RotationContract;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.database.testing.Waits;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class PostgresRotationTest extends RotationContract {
    @Inject
    PostgresStore store;

    @Inject
    DataSource pool;

    TestDatabase database;

    @Override
    protected AccountsStore store() {
        return store;
    }

    @Test
    void aUseThatWaitedForAnotherDecidesOnWhatTheOtherMade() throws Exception {
        var session = signedIn();
        try (var other = database.connect("latchkey_auth");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("update sessions set generation = 1, last_used_at = '%s' where id = '%s'"
                            .formatted(LATER, session.id().value()));
            var waiting = threads.submit(() -> store.unitOfWork().perform(() -> {
                Waits.withoutLimit(pool);
                return rotate(session, 0, LATER);
            }));
            Waits.untilItWaitsFor(other, waiting);
            other.commit();

            assertThat(waiting.get()).isEqualTo(new Current(session.userId(), 1, session.expiresAt()));
        }
        assertThat(store.sessions().find(session.id(), LATER).orElseThrow().generation())
                .isEqualTo(1);
    }
}
