package dev.latchkey.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.RefreshTokens;
import dev.latchkey.accounts.port.RefreshTokensContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HmacRefreshTokensTest extends RefreshTokensContract {
    @Override
    protected RefreshTokens refreshTokens() {
        return new HmacRefreshTokens(TestKeys.ONE);
    }

    @Test
    void aTokenOfAnotherMasterKeyIsForged() {
        var token = new HmacRefreshTokens(TestKeys.OTHER).issue(new SessionId(new UUID(1, 2)), 3);

        assertThat(refreshTokens().isGenuine(token)).isFalse();
    }
}
