package dev.latchkey.web.bearer;

import dev.latchkey.runtime.snapshot.SnapshotPriming;
import dev.latchkey.web.WebSettings;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Verifies a token of a key made for it alone, by a verifier of its own: no other ever accepts it. The verifier's clock
 * stands still, since the first signature of a process can take longer than a token should live.
 */
@Singleton
class BearerPriming implements SnapshotPriming {
    private static final int KEY_BITS = 2048;

    private final WebSettings settings;
    private final InstantSource clock;

    BearerPriming(WebSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void prime() {
        Instant now = clock.instant();
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            var pair = generator.generateKeyPair();
            var token = new JsonWebSignature();
            token.setHeader("typ", "at+jwt");
            token.setKeyIdHeaderValue("priming");
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            token.setKey(pair.getPrivate());
            token.setPayload(claims(now.getEpochSecond()));
            var publicKey = (RSAPublicKey) pair.getPublic();
            new AccessTokenVerifier(
                            kid -> Optional.of(publicKey),
                            settings.issuer(),
                            settings.audience(),
                            InstantSource.fixed(now))
                    .verify(token.getCompactSerialization());
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalStateException("No token can be made to prime with", e);
        }
    }

    private String claims(long now) {
        String nobody = new UUID(0, 0).toString();
        return JsonUtil.toJson(Map.of(
                "iss",
                settings.issuer(),
                "aud",
                settings.audience(),
                "client_id",
                "priming",
                "sub",
                nobody,
                "sid",
                nobody,
                "jti",
                nobody,
                "iat",
                now,
                "exp",
                now + 1));
    }
}
