package dev.latchkey.accounts.port;

import static dev.latchkey.accounts.port.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What all {@link AccessTokens} keep to. */
public abstract class AccessTokensContract {
    protected abstract AccessTokens accessTokens();

    @Test
    void everyTokenIsAnotherOne() {
        var user = Samples.userId();
        var session = Samples.sessionId();

        var first = accessTokens().prepare(NOW).issue(user, session, NOW);

        assertThat(first.value()).isNotEmpty();
        assertThat(first.life()).isPositive();
        assertThat(accessTokens().prepare(NOW).issue(user, session, NOW)).isNotEqualTo(first);
    }
}
