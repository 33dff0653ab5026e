package dev.latchkey.accounts.port;

import static dev.latchkey.accounts.port.Samples.NOW;
import static dev.latchkey.accounts.port.Samples.OTHER_ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} keeps to. */
public abstract class AuditTrailContract {
    protected abstract AccountsStore store();

    @Test
    void theEventsOfAUserAreToldOldestFirst() {
        var session = Samples.signIn(store(), Samples.register(store()));
        var last = Samples.eventAt(AuditEventType.SESSION_ENDED, session, NOW.plusSeconds(9));
        var middle = new AuditEvent(
                UUID.randomUUID(),
                AuditEventType.LOG_IN_FAILED,
                NOW.plusSeconds(5),
                OTHER_ORIGIN,
                Optional.of(session.userId()),
                Optional.empty());
        store().auditTrail().record(last);
        store().auditTrail().record(middle);

        var events = store().auditTrail().of(session.userId());

        assertThat(events).hasSize(3).endsWith(middle, last);
        assertThat(events.getFirst().type()).isEqualTo(AuditEventType.LOGGED_IN);
    }

    @Test
    void anEventOfNobodyIsNobodys() {
        var session = Samples.signIn(store(), Samples.register(store()));
        store().auditTrail()
                .record(new AuditEvent(
                        UUID.randomUUID(),
                        AuditEventType.LOG_IN_FAILED,
                        NOW,
                        OTHER_ORIGIN,
                        Optional.empty(),
                        Optional.empty()));

        assertThat(store().auditTrail().of(session.userId())).hasSize(1);
    }

    @Test
    void eventsOfAUserWhoIsGoneAreDroppedInSilence() {
        var nobody = Samples.session(Samples.userId());

        store().auditTrail().record(Samples.event(AuditEventType.LOG_IN_FAILED, nobody));

        assertThat(store().auditTrail().of(nobody.userId())).isEmpty();
    }

    @Test
    void theEventsVanishWithTheAccount() {
        var account = Samples.register(store());
        Samples.signIn(store(), account);

        store().users().delete(account);

        assertThat(store().auditTrail().of(account.user().id())).isEmpty();
    }

    @Test
    void thatAnAccountWasDeletedIsKept() {
        var account = Samples.register(store());
        var session = Samples.signIn(store(), account);
        var deletion = Samples.event(AuditEventType.ACCOUNT_DELETED, session);

        store().unitOfWork().run(() -> {
            store().users().delete(account);
            store().auditTrail().record(deletion);
        });

        assertThat(store().tellsOfDeletion(account.user().id())).isTrue();
    }
}
