package dev.latchkey.accounts.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.domain.FailureCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionUseCasesTest extends UseCaseTest {
    @Test
    void logOutEndsTheSessionAndMayBeRepeated() {
        var caller = callerOf(registerAda());

        app.logOut().logOut(caller);
        app.logOut().logOut(caller);

        assertSignedOut(caller);
        assertThat(world.store.eventTypes()).containsExactly(AuditEventType.REGISTERED, AuditEventType.SESSION_ENDED);
    }

    @Test
    void logOutLeavesTheOtherSessions() {
        var caller = callerOf(registerAda());
        var other = callerOf(logIn(RIGHT));

        app.logOut().logOut(caller);

        app.showUser().show(other);
    }

    @Test
    void logOutEverywhereEndsAllSessions() {
        var caller = callerOf(registerAda());
        var other = callerOf(logIn(RIGHT));

        app.logOutEverywhere().logOutEverywhere(caller);

        assertSignedOut(caller);
        assertSignedOut(other);
        assertThat(world.store.eventTypes().getLast()).isEqualTo(AuditEventType.ALL_SESSIONS_ENDED);
    }

    @Test
    void sessionsAreListedTheLastUsedFirst() {
        var registered = registerAda();
        world.pass(Duration.ofMinutes(1));
        var loggedIn = logIn(RIGHT);

        assertThat(app.listSessions().list(callerOf(registered)))
                .extracting(Session::id)
                .containsExactly(
                        refreshTokenOf(loggedIn).sessionId(),
                        refreshTokenOf(registered).sessionId());
    }

    @Test
    void anotherSessionIsEnded() {
        var caller = callerOf(registerAda());
        var other = callerOf(logIn(RIGHT));

        app.endSession().end(caller, other.sessionId());

        assertSignedOut(other);
        app.showUser().show(caller);
        refused(FailureCode.NOT_FOUND, () -> app.endSession().end(caller, other.sessionId()));
    }

    @Test
    void theAuditTrailNamesTheSessionThatWasEnded() {
        var caller = callerOf(registerAda());
        var other = callerOf(logIn(RIGHT));

        app.endSession().end(caller, other.sessionId());

        assertThat(world.store.allEvents().getLast().sessionId()).contains(other.sessionId());
    }

    @Test
    void aSessionOfSomebodyElseIsNotFound() {
        var caller = callerOf(registerAda());
        var grace = callerOf(app.register()
                .register(new Registration(
                        Email.of("grace@example.com"), NEXT, Optional.empty(), Optional.empty(), ORIGIN)));

        refused(FailureCode.NOT_FOUND, () -> app.endSession().end(caller, grace.sessionId()));
        app.showUser().show(grace);
    }

    @Test
    void aSessionThatWasEndedOpensNothing() {
        var caller = callerOf(registerAda());
        app.logOut().logOut(caller);
        var other = callerOf(logIn(RIGHT)).sessionId();

        assertSignedOut(caller);
        refused(FailureCode.INVALID_TOKEN, () -> app.endSession().end(caller, other));
        refused(FailureCode.INVALID_TOKEN, () -> app.logOutEverywhere().logOutEverywhere(caller));
        refused(FailureCode.INVALID_TOKEN, () -> app.changeProfile().change(caller, Optional.empty()));
        refused(FailureCode.INVALID_TOKEN, () -> app.changePassword().change(caller, RIGHT, NEXT));
        refused(FailureCode.INVALID_TOKEN, () -> app.deleteAccount().delete(caller, RIGHT));
    }

    @Test
    void aSessionThatExpiredOpensNothing() {
        var caller = callerOf(registerAda());
        world.pass(Duration.ofDays(31));

        assertSignedOut(caller);
    }

    @Test
    void aSessionIdFromNowhereOpensNothing() {
        var caller = callerOf(registerAda());
        var nowhere = new SessionId(new java.util.UUID(1, 2));

        assertSignedOut(new Caller(caller.userId(), nowhere, ORIGIN));
    }

    private void assertSignedOut(Caller caller) {
        refused(FailureCode.INVALID_TOKEN, () -> app.showUser().show(caller));
        refused(FailureCode.INVALID_TOKEN, () -> app.listSessions().list(caller));
        refused(FailureCode.INVALID_TOKEN, () -> app.exportAccount().export(caller, Optional.empty()));
    }
}
