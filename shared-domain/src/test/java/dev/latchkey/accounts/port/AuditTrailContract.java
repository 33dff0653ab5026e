package dev.latchkey.accounts.port;

import static dev.latchkey.accounts.port.Samples.NOW;
import static dev.latchkey.accounts.port.Samples.OTHER_ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.AuditPage;
import java.util.List;
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

        var events = store().auditTrail().of(session.userId(), Optional.empty()).events();

        assertThat(events).hasSize(3).endsWith(middle, last);
        assertThat(events.getFirst().type()).isEqualTo(AuditEventType.LOGGED_IN);
    }

    @Test
    void whoHasMoreEventsThanAPageIsToldTheNewestAndCanAskOn() {
        var session = Samples.session(Samples.register(store()).user().id());
        for (int i = 1; i <= AuditPage.LIMIT + 2; i++) {
            store().auditTrail().record(Samples.eventAt(AuditEventType.LOG_IN_FAILED, session, NOW.plusSeconds(i)));
        }

        var newest = store().auditTrail().of(session.userId(), Optional.empty());
        var first = newest.events().getFirst();
        var earlier = store().auditTrail().of(session.userId(), Optional.of(first.id()));

        assertThat(newest.hasEarlier()).isTrue();
        assertThat(newest.events()).hasSize(AuditPage.LIMIT);
        assertThat(first.at()).isEqualTo(NOW.plusSeconds(3));
        assertThat(newest.events().getLast().at()).isEqualTo(NOW.plusSeconds(AuditPage.LIMIT + 2L));
        assertThat(earlier.hasEarlier()).isFalse();
        assertThat(earlier.events()).extracting(AuditEvent::at).containsExactly(NOW.plusSeconds(1), NOW.plusSeconds(2));
    }

    @Test
    void beforeAnEventOfAnotherOrOfNobodyThereIsNothing() {
        var own = Samples.signIn(store(), Samples.register(store()));
        var other = Samples.signIn(store(), Samples.register(store()));
        var others = store().auditTrail()
                .of(other.userId(), Optional.empty())
                .events()
                .getFirst();

        for (var before : List.of(others.id(), UUID.randomUUID())) {
            assertThat(store().auditTrail().of(own.userId(), Optional.of(before)))
                    .isEqualTo(new AuditPage(List.of(), false));
        }
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

        assertThat(store().auditTrail().of(session.userId(), Optional.empty()).events())
                .hasSize(1);
    }

    @Test
    void eventsOfAUserWhoIsGoneAreDroppedInSilence() {
        var nobody = Samples.session(Samples.userId());

        store().auditTrail().record(Samples.event(AuditEventType.LOG_IN_FAILED, nobody));

        assertThat(store().auditTrail().of(nobody.userId(), Optional.empty()).events())
                .isEmpty();
    }

    @Test
    void theEventsVanishWithTheAccount() {
        var account = Samples.register(store());
        Samples.signIn(store(), account);

        store().users().delete(account);

        assertThat(store().auditTrail()
                        .of(account.user().id(), Optional.empty())
                        .events())
                .isEmpty();
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
