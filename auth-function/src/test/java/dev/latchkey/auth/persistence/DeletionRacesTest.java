package dev.latchkey.auth.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.database.testing.Waits;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What writes an event of a user while a deletion of the account is under way: it waits, and the user is gone. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class DeletionRacesTest {
    @Inject
    PostgresStore store;

    TestDatabase database;

    @Test
    void whoEndsAllSessionsIsSignedOut() throws Exception {
        var session = signedIn();
        var event = Samples.event(AuditEventType.ALL_SESSIONS_ENDED, session);

        assertThat(besideADeletion(session, () -> store.sessions().endAll(Samples.caller(session), event)))
                .isFalse();
    }

    @Test
    void whoEndsOneSessionIsSignedOut() throws Exception {
        var session = signedIn();
        var event = Samples.event(AuditEventType.SESSION_ENDED, session);

        assertThat(besideADeletion(session, () -> store.sessions().end(Samples.caller(session), session.id(), event)))
                .isEqualTo(Sessions.Ended.CALLER_SIGNED_OUT);
    }

    @Test
    void aFailedLogInIsNotRecorded() throws Exception {
        var session = signedIn();
        var event = Samples.event(AuditEventType.LOG_IN_FAILED, session);

        besideADeletion(session, () -> {
            store.auditTrail().record(event);
            return true;
        });

        assertThat(store.auditTrail().of(session.userId(), Optional.empty()).events())
                .isEmpty();
    }

    private <T> T besideADeletion(Session session, Callable<T> work) throws Exception {
        try (var other = database.connect("latchkey_auth");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("delete from users where id = '%s'"
                            .formatted(session.userId().value()));
            var waiting = threads.submit(work);
            Waits.untilItWaitsFor(other, waiting);
            other.commit();
            return waiting.get();
        }
    }

    private Session signedIn() {
        return Samples.signIn(store, Samples.register(store));
    }
}
