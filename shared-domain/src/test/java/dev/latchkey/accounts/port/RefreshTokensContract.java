package dev.latchkey.accounts.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.RefreshToken;
import dev.latchkey.accounts.model.SessionId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link RefreshTokens} keeps to. */
public abstract class RefreshTokensContract {
    private static final SessionId SESSION = new SessionId(UUID.fromString("0190a5b2-0000-7000-8000-000000000001"));

    protected abstract RefreshTokens refreshTokens();

    @Test
    void anIssuedTokenIsGenuine() {
        var token = refreshTokens().issue(SESSION, 7);

        assertThat(token.sessionId()).isEqualTo(SESSION);
        assertThat(token.generation()).isEqualTo(7);
        assertThat(refreshTokens().isGenuine(token)).isTrue();
    }

    @Test
    void aSessionHasOneTokenAGeneration() {
        assertThat(refreshTokens().issue(SESSION, 7)).isEqualTo(refreshTokens().issue(SESSION, 7));
    }

    @Test
    void theCodeOfOneTokenFitsNoOther() {
        var mac = refreshTokens().issue(SESSION, 7).mac();
        var other = new SessionId(UUID.fromString("0190a5b2-0000-7000-8000-000000000002"));

        assertThat(refreshTokens().isGenuine(new RefreshToken(SESSION, 8, mac))).isFalse();
        assertThat(refreshTokens().isGenuine(new RefreshToken(other, 7, mac))).isFalse();
    }

    @Test
    void everyBitOfTheCodeCounts() {
        for (var bit = 0; bit < RefreshToken.MAC_LENGTH * Byte.SIZE; bit++) {
            var mac = refreshTokens().issue(SESSION, 7).mac();
            mac[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));

            assertThat(refreshTokens().isGenuine(new RefreshToken(SESSION, 7, mac)))
                    .isFalse();
        }
    }
}
