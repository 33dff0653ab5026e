package dev.latchkey.accounts.port;

import static dev.latchkey.accounts.port.Samples.NOW;
import static dev.latchkey.accounts.port.Samples.OTHER_HASH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.DeviceName;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} keeps to, but for rotation, which has {@link RotationContract}. */
public abstract class SessionsContract {
    private static final Instant LATER = NOW.plusSeconds(60);

    protected abstract AccountsStore store();

    @Test
    void whatWasStoredBeforeTheRulesGrewStricterIsReadAgain() {
        var account = Samples.register(store());
        var old = Samples.session(account.user().id(), DeviceName.stored(" \u202e "));
        store().sessions().start(old, account, Samples.event(AuditEventType.LOGGED_IN, old));

        assertThat(store().sessions().find(old.id(), LATER)).contains(old);
    }

    @Test
    void aSessionIsKeptAsItWasStarted() {
        var session = Samples.signIn(store(), Samples.register(store()));

        assertThat(store().sessions().find(session.id(), LATER)).contains(session);
        assertThat(eventTypes(session.userId())).containsExactly(AuditEventType.LOGGED_IN);
    }

    @Test
    void aSessionNeedsNeitherDeviceNameNorUserAgent() {
        var account = Samples.register(store());
        var full = Samples.session(account.user().id());
        var bare = new Session(
                full.id(), full.userId(), 0, Optional.empty(), Optional.empty(), "2001:db8::1", NOW, NOW, LATER);

        assertThat(store().sessions().start(bare, account, event(AuditEventType.LOGGED_IN, bare)))
                .isTrue();
        assertThat(store().sessions().find(bare.id(), NOW)).contains(bare);
    }

    @Test
    void aSessionIsNotStartedWithAPasswordThatWasChanged() {
        var account = Samples.register(store());
        store().users().changePassword(account, OTHER_HASH, LATER);
        var session = Samples.session(account.user().id());

        assertThat(store().sessions().start(session, account, event(AuditEventType.LOGGED_IN, session)))
                .isFalse();
        assertThat(store().sessions().find(session.id(), LATER)).isEmpty();
        assertThat(eventTypes(session.userId())).isEmpty();
    }

    @Test
    void aSessionIsNotStartedForAnAccountThatWasDeleted() {
        var account = Samples.register(store());
        store().users().delete(account);
        var session = Samples.session(account.user().id());

        assertThat(store().sessions().start(session, account, event(AuditEventType.LOGGED_IN, session)))
                .isFalse();
    }

    @Test
    void noSessionBegunWithTheOldPasswordOutlivesItsChange() throws Exception {
        for (var round = 0; round < 5; round++) {
            var account = Samples.register(store());
            var own = Samples.caller(Samples.signIn(store(), account));

            Race.of(6, new ChangeAmongLogIns(store(), account, own));

            assertThat(store().sessions().list(account.user().id(), LATER))
                    .extracting(Session::id)
                    .containsExactly(own.sessionId());
        }
    }

    @Test
    void theSessionsOfAUserAreListedTheLastUsedFirst() {
        var account = Samples.register(store());
        var older = Samples.signIn(store(), account);
        var newer = Samples.signInAt(store(), account, LATER);
        Samples.signIn(store(), Samples.register(store()));

        assertThat(store().sessions().list(account.user().id(), LATER)).containsExactly(newer, older);
        assertThat(store().sessions().list(account.user().id(), older.expiresAt()))
                .containsExactly(newer);
    }

    @Test
    void whatIsKeptOfAUsersSessionsIsKnownPastTheirEnd() {
        var account = Samples.register(store());
        var kept = Samples.signIn(store(), account);
        var over = new Session(
                Samples.sessionId(), kept.userId(), 0, Optional.empty(), Optional.empty(), "::1", NOW, NOW, NOW);
        store().sessions().start(over, account, event(AuditEventType.LOGGED_IN, over));
        Samples.signIn(store(), Samples.register(store()));

        assertThat(store().sessions().of(kept.userId())).containsExactlyInAnyOrder(kept, over);
        assertThat(store().sessions().list(kept.userId(), NOW)).containsExactly(kept);
    }

    @Test
    void anExpiredSessionIsNotFound() {
        var session = Samples.signIn(store(), Samples.register(store()));

        assertThat(store().sessions().find(session.id(), session.expiresAt())).isEmpty();
    }

    @Test
    void aSessionIsEndedByItsOwner() {
        var account = Samples.register(store());
        var caller = Samples.caller(Samples.signIn(store(), account));
        var target = Samples.signIn(store(), account);

        assertThat(store().sessions().end(caller, target.id(), ending(target))).isEqualTo(Sessions.Ended.ENDED);
        assertThat(store().sessions().find(target.id(), NOW)).isEmpty();
        assertThat(store().sessions().end(caller, target.id(), ending(target))).isEqualTo(Sessions.Ended.NOT_FOUND);
        assertThat(eventTypes(caller.userId()))
                .containsExactlyInAnyOrder(
                        AuditEventType.LOGGED_IN, AuditEventType.LOGGED_IN, AuditEventType.SESSION_ENDED);
    }

    @Test
    void aSessionOfSomebodyElseIsNotFound() {
        var caller = Samples.caller(Samples.signIn(store(), Samples.register(store())));
        var theirs = Samples.signIn(store(), Samples.register(store()));

        assertThat(store().sessions().end(caller, theirs.id(), ending(theirs))).isEqualTo(Sessions.Ended.NOT_FOUND);
        assertThat(store().sessions().find(theirs.id(), NOW)).isPresent();
    }

    @Test
    void aCallerWhoseSessionIsOverEndsNothing() {
        var account = Samples.register(store());
        var own = Samples.signIn(store(), account);
        var caller = Samples.caller(own);
        var other = Samples.signInAt(store(), account, LATER);
        store().sessions().endOwn(caller, ending(own));
        var events = eventTypes(caller.userId());

        assertThat(store().sessions().end(caller, other.id(), ending(other)))
                .isEqualTo(Sessions.Ended.CALLER_SIGNED_OUT);
        assertThat(store().sessions().endAll(caller, ending(own))).isFalse();
        store().sessions().endOwn(caller, ending(own));
        assertThat(store().sessions().find(other.id(), LATER)).isPresent();
        assertThat(eventTypes(caller.userId())).isEqualTo(events);
    }

    @Test
    void endingOnesOwnSessionLeavesTheOthers() {
        var account = Samples.register(store());
        var own = Samples.signIn(store(), account);
        var other = Samples.signIn(store(), account);

        store().sessions().endOwn(Samples.caller(own), ending(own));

        assertThat(store().sessions().list(account.user().id(), NOW)).containsExactly(other);
    }

    @Test
    void allSessionsOfAUserEndTogether() {
        var account = Samples.register(store());
        var own = Samples.signIn(store(), account);
        Samples.signIn(store(), account);
        var theirs = Samples.signIn(store(), Samples.register(store()));

        assertThat(store().sessions().endAll(Samples.caller(own), ending(own))).isTrue();
        assertThat(store().sessions().list(account.user().id(), NOW)).isEmpty();
        assertThat(store().sessions().find(theirs.id(), NOW)).isPresent();
        assertThat(eventTypes(own.userId())).contains(AuditEventType.SESSION_ENDED);
    }

    @Test
    void endingTheOthersLeavesOnesOwn() {
        var account = Samples.register(store());
        var own = Samples.signIn(store(), account);
        Samples.signIn(store(), account);
        var theirs = Samples.signIn(store(), Samples.register(store()));

        store().sessions().endOthers(Samples.caller(own));

        assertThat(store().sessions().list(account.user().id(), NOW)).containsExactly(own);
        assertThat(store().sessions().find(theirs.id(), NOW)).isPresent();
    }

    private List<AuditEventType> eventTypes(UserId userId) {
        return store().auditTrail().of(userId, Optional.empty()).events().stream()
                .map(AuditEvent::type)
                .toList();
    }

    private static AuditEvent ending(Session session) {
        return event(AuditEventType.SESSION_ENDED, session);
    }

    private static AuditEvent event(AuditEventType type, Session session) {
        return Samples.event(type, session);
    }

    /** The first runner changes the password and ends the other sessions; the rest log in with the old one. */
    private record ChangeAmongLogIns(AccountsStore store, Credentials account, Caller own, AtomicInteger runners)
            implements Callable<Boolean> {
        ChangeAmongLogIns(AccountsStore store, Credentials account, Caller own) {
            this(store, account, own, new AtomicInteger());
        }

        @Override
        public Boolean call() {
            if (runners.getAndIncrement() > 0) {
                var session = Samples.session(own.userId());
                return store.sessions().start(session, account, event(AuditEventType.LOGGED_IN, session));
            }
            return store.unitOfWork().perform(() -> {
                var changed = store.users().changePassword(account, OTHER_HASH, LATER);
                store.sessions().endOthers(own);
                return changed;
            });
        }
    }
}
