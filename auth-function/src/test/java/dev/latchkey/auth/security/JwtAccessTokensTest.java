package dev.latchkey.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.AccessTokens;
import dev.latchkey.accounts.port.AccessTokensContract;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.runtime.secret.SigningKeyVault;
import dev.latchkey.web.bearer.AccessTokenVerifier;
import dev.latchkey.web.json.StrictJson;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class JwtAccessTokensTest extends AccessTokensContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.987Z");
    private static final TokenSettings SETTINGS =
            new TokenSettings("https://issuer.example/\"quoted\"", "audience", Duration.ofMinutes(15));

    private final FakeSigningKeyStore store = new FakeSigningKeyStore();
    private final SigningKeys keys = new SigningKeys(store, new SigningKeyVault(TestKeys.ONE));

    @Override
    protected AccessTokens accessTokens() {
        return new JwtAccessTokens(keys, SETTINGS, UUID::randomUUID, new StrictJson());
    }

    @Test
    void whatIsIssuedIsWhatIsVerified() {
        var user = Samples.userId();
        var session = Samples.sessionId();
        var verifier = new AccessTokenVerifier(kid -> publicKey(), SETTINGS.issuer(), SETTINGS.audience(), () -> NOW);

        var issued = accessTokens().prepare(NOW).issue(user, session, NOW);
        var verified = verifier.verify(issued.value());

        assertThat(verified.userId()).isEqualTo(user);
        assertThat(verified.sessionId()).isEqualTo(session.value());
        assertThat(verified.expiresAt()).isEqualTo(Instant.parse("2026-03-01T12:15:00Z"));
        assertThat(issued.life()).isEqualTo(SETTINGS.life());
    }

    private Optional<RSAPublicKey> publicKey() {
        try {
            var jwk = store.load(NOW).getFirst().key().publicJwk();
            return Optional.of(
                    (RSAPublicKey) PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey());
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }
}
