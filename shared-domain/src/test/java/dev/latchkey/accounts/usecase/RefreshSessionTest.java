package dev.latchkey.accounts.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.RefreshToken;
import dev.latchkey.accounts.model.Tokens;
import dev.latchkey.accounts.port.Race;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.domain.FailureCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefreshSessionTest extends UseCaseTest {
    @Test
    void theCurrentTokenIsExchangedForTheNext() {
        var first = refreshTokenOf(registerAda());
        world.pass(Duration.ofHours(1));

        var tokens = refresh(first);

        assertThat(tokens.refresh().generation()).isEqualTo(first.generation() + 1);
        assertThat(tokens.refresh().sessionId()).isEqualTo(first.sessionId());
        assertThat(tokens.refreshLife()).isEqualTo(Samples.POLICY.idleLife());
        assertThat(refresh(tokens.refresh()).refresh().generation()).isEqualTo(first.generation() + 2);
    }

    @Test
    void twoTabsWithOneTokenGetTheSameSuccessor() throws Exception {
        var first = refreshTokenOf(registerAda());

        var successors = Race.of(20, () -> refresh(first).refresh());

        assertThat(successors.stream().distinct()).hasSize(1);
        refresh(successors.getFirst());
    }

    @Test
    void anOldTokenEndsTheSession() {
        var first = refreshTokenOf(registerAda());
        var second = refresh(first).refresh();
        world.pass(Samples.POLICY.replayWindow());

        refused(FailureCode.REFRESH_TOKEN_REUSED, () -> refresh(first));
        refused(FailureCode.SESSION_EXPIRED, () -> refresh(second));
        assertThat(world.store.eventTypes())
                .containsExactly(AuditEventType.REGISTERED, AuditEventType.REFRESH_TOKEN_REUSED);
    }

    @Test
    void aForgedTokenIsRefusedAndTheSessionLivesOn() {
        var genuine = refreshTokenOf(registerAda());
        var forged = new RefreshToken(genuine.sessionId(), 9, genuine.mac());

        refused(FailureCode.INVALID_REFRESH_TOKEN, () -> refresh(forged));
        refresh(genuine);
    }

    @Test
    void whatIsNoTokenIsRefused() {
        refused(FailureCode.INVALID_REFRESH_TOKEN, () -> app.refreshSession().refresh("nonsense", ORIGIN));
    }

    @Test
    void aSessionThatWasNotUsedForLongHasExpired() {
        var token = refreshTokenOf(registerAda());
        world.pass(Samples.POLICY.idleLife());

        refused(FailureCode.SESSION_EXPIRED, () -> refresh(token));
    }

    @Test
    void withoutAKeyToSignWithNothingIsRotated() {
        var token = refreshTokenOf(registerAda());
        world.tokens.loseKey(true);

        assertThatIllegalStateException().isThrownBy(() -> refresh(token));

        world.tokens.loseKey(false);
        world.pass(Samples.POLICY.replayWindow().plusSeconds(1));
        assertThat(refresh(token).refresh().generation()).isEqualTo(token.generation() + 1);
    }

    @Test
    void withoutAKeyToSignWithNoTokenIsCalledForged() {
        var genuine = refreshTokenOf(registerAda());
        world.tokens.loseKey(true);

        assertThatIllegalStateException()
                .isThrownBy(() -> refresh(new RefreshToken(genuine.sessionId(), 9, genuine.mac())));
        refused(FailureCode.INVALID_REFRESH_TOKEN, () -> app.refreshSession().refresh("nonsense", ORIGIN));
    }

    @Test
    void theTokensOfADeletedAccountAreWorthNothing() {
        var signedIn = registerAda();
        app.deleteAccount().delete(callerOf(signedIn), RIGHT);

        refused(FailureCode.SESSION_EXPIRED, () -> refresh(refreshTokenOf(signedIn)));
    }

    private Tokens refresh(RefreshToken token) {
        return app.refreshSession().refresh(token.encoded(), ORIGIN);
    }
}
