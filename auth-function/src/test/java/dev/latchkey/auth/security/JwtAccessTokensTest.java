package dev.latchkey.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.AccessTokens;
import dev.latchkey.accounts.port.AccessTokensContract;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.runtime.secret.SigningKeyVault;
import dev.latchkey.web.bearer.AccessTokenVerifier;
import dev.latchkey.web.json.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JwtAccessTokensTest extends AccessTokensContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.987Z");
    private static final TokenSettings SETTINGS =
            new TokenSettings("https://issuer.example/\"quoted\"", "audience", Duration.ofMinutes(15));

    private static final SigningKeyVault VAULT = new SigningKeyVault(TestKeys.ONE);

    private Instant now = NOW;
    private final FakeSigningKeyStore store = new FakeSigningKeyStore();
    private final SigningKeys keys = new SigningKeys(store, VAULT, () -> now);

    @Override
    protected AccessTokens accessTokens() {
        return new JwtAccessTokens(keys, SETTINGS, UUID::randomUUID, new StrictJson());
    }

    @Test
    void whatIsIssuedIsWhatIsVerified() {
        var user = Samples.userId();
        var session = Samples.sessionId();
        var verifier = verifier();

        var issued = accessTokens().prepare(NOW).issue(user, session, NOW);
        var verified = verifier.verify(issued.value());

        assertThat(verified.userId()).isEqualTo(user);
        assertThat(verified.sessionId()).isEqualTo(session.value());
        assertThat(verified.expiresAt()).isEqualTo(Instant.parse("2026-03-01T12:15:00Z"));
        assertThat(issued.life()).isEqualTo(SETTINGS.life());
    }

    @Test
    void aKeyThatIsWithdrawnBetweenPreparationAndSignatureSignsNoMore() {
        var issuer = accessTokens().prepare(NOW);
        store.replaceAll(VAULT.create(), NOW);
        now = NOW.plusSeconds(5);
        keys.ring().keys();

        var issued = issuer.issue(Samples.userId(), Samples.sessionId(), now);

        assertThat(verifier().verify(issued.value())).isNotNull();
    }

    @Test
    void aTokenPreparedAndIssuedWithoutTheStoreIsGood() {
        keys.current(NOW);
        store.gone(true);
        now = NOW.plusSeconds(60);

        var issued = accessTokens().prepare(now).issue(Samples.userId(), Samples.sessionId(), now);

        assertThat(verifier().verify(issued.value())).isNotNull();
    }

    private AccessTokenVerifier verifier() {
        return new AccessTokenVerifier(keys.ring(), SETTINGS.issuer(), SETTINGS.audience(), () -> now);
    }
}
