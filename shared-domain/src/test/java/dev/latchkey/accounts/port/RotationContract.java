package dev.latchkey.accounts.port;

import static dev.latchkey.accounts.port.Samples.NOW;
import static dev.latchkey.accounts.port.Samples.OTHER_ORIGIN;
import static dev.latchkey.accounts.port.Samples.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionPolicy;
import dev.latchkey.accounts.port.Rotation.Current;
import dev.latchkey.accounts.port.Rotation.Over;
import dev.latchkey.accounts.port.Rotation.Reused;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} keeps to when a refresh token is used. */
public abstract class RotationContract {
    protected static final Instant LATER = NOW.plusSeconds(60);

    protected abstract AccountsStore store();

    @Test
    void theCurrentTokenAdvancesTheSession() {
        var session = signedIn();

        var outcome = rotate(session, 0, LATER);

        assertThat(outcome).isEqualTo(new Current(session.userId(), 1, LATER.plus(POLICY.idleLife())));
        var rotated = store().sessions().find(session.id(), LATER).orElseThrow();
        assertThat(rotated.generation()).isEqualTo(1);
        assertThat(rotated.lastUsedAt()).isEqualTo(LATER);
        assertThat(rotated.expiresAt()).isEqualTo(LATER.plus(POLICY.idleLife()));
        assertThat(rotated.createdAt()).isEqualTo(NOW);
        assertThat(rotated.ipAddress()).isEqualTo(OTHER_ORIGIN.ipAddress());
        assertThat(rotated.userAgent()).isEqualTo(OTHER_ORIGIN.userAgent());
        assertThat(rotated.deviceName()).isEqualTo(session.deviceName());
    }

    @Test
    void aSessionLivesNoLongerThanItsLongestLifeHoweverOftenItIsUsed() {
        var session = signedIn();
        var generation = 0;
        var now = NOW;
        for (var use = 0; use < 3; use++) {
            now = now.plus(Duration.ofDays(29));
            rotate(session, generation, now);
            generation++;
        }

        assertThat(store().sessions().find(session.id(), now).orElseThrow().expiresAt())
                .isEqualTo(NOW.plus(POLICY.maxLife()));
        assertThat(rotate(session, generation, NOW.plus(POLICY.maxLife()))).isEqualTo(new Over());
    }

    @Test
    void theTokenBeforeAnswersTheSameWithinTheReplayWindow() {
        var session = signedIn();
        var first = rotate(session, 0, LATER);

        var justInTime = LATER.plus(POLICY.replayWindow()).minusNanos(1000);

        assertThat(rotate(session, 0, justInTime)).isEqualTo(first);
        assertThat(store().sessions().find(session.id(), LATER).orElseThrow().lastUsedAt())
                .isEqualTo(LATER);
    }

    @Test
    void aReplayDoesNotReopenTheWindow() {
        var session = signedIn();
        rotate(session, 0, LATER);
        rotate(session, 0, LATER.plusSeconds(20));

        assertThat(rotate(session, 0, LATER.plus(POLICY.replayWindow()))).isEqualTo(new Reused());
    }

    @Test
    void theTokenBeforeEndsTheSessionPastTheReplayWindow() {
        var session = signedIn();
        rotate(session, 0, LATER);
        var past = LATER.plus(POLICY.replayWindow());

        assertThat(rotate(session, 0, past)).isEqualTo(new Reused());
        assertThat(store().sessions().find(session.id(), past)).isEmpty();
        assertThat(rotate(session, 1, past)).isEqualTo(new Over());
    }

    @Test
    void anOlderTokenEndsTheSessionAtOnce() {
        var session = signedIn();
        rotate(session, 0, LATER);
        rotate(session, 1, LATER);

        assertThat(rotate(session, 0, LATER)).isEqualTo(new Reused());
        assertThat(store().sessions().find(session.id(), LATER)).isEmpty();
    }

    @Test
    void aTokenOfAGenerationThatWasNotReachedEndsTheSession() {
        var session = signedIn();

        assertThat(rotate(session, 1, LATER)).isEqualTo(new Reused());
    }

    @Test
    void withoutAReplayWindowTheTokenBeforeEndsTheSessionAtOnce() {
        var session = signedIn();
        var strict = new SessionPolicy(Duration.ZERO, POLICY.idleLife(), POLICY.maxLife());
        store().sessions().rotate(rotation(session, 0, strict, LATER));

        var behindByItsClock = rotation(session, 0, strict, LATER.minusSeconds(1));

        assertThat(store().sessions().rotate(behindByItsClock)).isEqualTo(new Reused());
    }

    @Test
    void reuseIsToldToTheAuditTrail() {
        var session = signedIn();
        rotate(session, 0, LATER);
        var reuse = rotation(session, 0, POLICY, LATER.plus(POLICY.replayWindow()));

        store().sessions().rotate(reuse);

        AuditEvent event = store().auditTrail()
                .of(session.userId(), Optional.empty())
                .events()
                .getLast();
        assertThat(event)
                .isEqualTo(new AuditEvent(
                        reuse.auditEventId(),
                        AuditEventType.REFRESH_TOKEN_REUSED,
                        reuse.now(),
                        OTHER_ORIGIN,
                        Optional.of(session.userId()),
                        Optional.of(session.id())));
    }

    @Test
    void theOtherSessionsOfTheUserLiveOn() {
        var account = Samples.register(store());
        var robbed = Samples.signIn(store(), account);
        var other = Samples.signIn(store(), account);

        rotate(robbed, 7, LATER);

        assertThat(store().sessions().list(account.user().id(), LATER)).containsExactly(other);
    }

    @Test
    void aSessionThatExpiredOrWasEndedOrNeverWasIsOver() {
        var session = signedIn();

        assertThat(rotate(session, 0, session.expiresAt())).isEqualTo(new Over());
        assertThat(rotate(session, 5, session.expiresAt())).isEqualTo(new Over());
        store().sessions().endOwn(Samples.caller(session), Samples.event(AuditEventType.SESSION_ENDED, session));
        assertThat(rotate(session, 0, LATER)).isEqualTo(new Over());
        assertThat(rotate(Samples.session(session.userId()), 0, LATER)).isEqualTo(new Over());
    }

    @Test
    void aPolicyThatGrewStricterHoldsForSessionsThatLiveAlready() {
        var idle = signedIn();
        var old = signedIn();
        var stricter = new SessionPolicy(POLICY.replayWindow(), Duration.ofDays(5), Duration.ofDays(12));
        var idleEnds = NOW.plus(stricter.idleLife());
        for (var generation = 0; generation < 3; generation++) {
            rotate(old, generation, NOW.plus(Duration.ofDays(4L * generation)));
        }
        var maxEnds = NOW.plus(stricter.maxLife());

        assertThat(store().sessions().rotate(rotation(idle, 0, stricter, idleEnds)))
                .isEqualTo(new Over());
        assertThat(store().sessions().rotate(rotation(idle, 0, stricter, idleEnds.minusMillis(1))))
                .isEqualTo(new Current(idle.userId(), 1, idleEnds.minusMillis(1).plus(stricter.idleLife())));
        assertThat(store().sessions().rotate(rotation(old, 3, stricter, maxEnds)))
                .isEqualTo(new Over());
        assertThat(store().sessions().rotate(rotation(old, 3, stricter, maxEnds.minusMillis(1))))
                .isEqualTo(new Current(old.userId(), 4, maxEnds));
    }

    @Test
    void parallelUsesOfOneTokenHaveOneSuccessor() throws Exception {
        var session = signedIn();

        var outcomes = Race.of(24, () -> rotate(session, 0, LATER));

        assertThat(new HashSet<>(outcomes))
                .containsExactly(new Current(session.userId(), 1, LATER.plus(POLICY.idleLife())));
        assertThat(store().sessions().find(session.id(), LATER).orElseThrow().generation())
                .isEqualTo(1);
    }

    @Test
    void parallelUsesOfAnOldTokenEndTheSessionOnce() throws Exception {
        var session = signedIn();
        rotate(session, 0, LATER);
        rotate(session, 1, LATER);

        var outcomes = Race.of(12, () -> rotate(session, 0, LATER));

        assertThat(outcomes).filteredOn(new Reused()::equals).hasSize(1);
        assertThat(outcomes).filteredOn(new Over()::equals).hasSize(11);
        assertThat(store().auditTrail().of(session.userId(), Optional.empty()).events())
                .filteredOn(event -> event.type() == AuditEventType.REFRESH_TOKEN_REUSED)
                .hasSize(1);
    }

    protected final Session signedIn() {
        return Samples.signIn(store(), Samples.register(store()));
    }

    protected final Rotation.Outcome rotate(Session session, int generation, Instant now) {
        return store().sessions().rotate(rotation(session, generation, POLICY, now));
    }

    private static Rotation rotation(Session session, int generation, SessionPolicy policy, Instant now) {
        return new Rotation(session.id(), generation, policy, OTHER_ORIGIN, now, UUID.randomUUID());
    }
}
