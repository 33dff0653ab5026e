package dev.latchkey.web.bearer;

import dev.latchkey.web.WebSettings;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * An access token of a user who does not exist, for the requests that a function sends to itself before a snapshot. It
 * is accepted by this process alone, and only while they are sent: its key is made for it, and nobody keeps the private
 * half.
 */
@Singleton
public class PrimingToken {
    private static final int KEY_BITS = 2048;
    /** Longer than the first signature of a process takes on a slow machine. */
    private static final long LIFE_SECONDS = 300;

    private final KeysWhilePriming keys;
    private final WebSettings settings;
    private final InstantSource clock;

    PrimingToken(KeysWhilePriming keys, WebSettings settings, InstantSource clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes a token, which is accepted until {@code work} has ended. */
    public void use(Consumer<String> work) {
        String kid = "priming-" + UUID.randomUUID();
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            var pair = generator.generateKeyPair();
            var token = new JsonWebSignature();
            token.setHeader("typ", "at+jwt");
            token.setKeyIdHeaderValue(kid);
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            token.setKey(pair.getPrivate());
            token.setPayload(claims(clock.instant().getEpochSecond()));
            String compact = token.getCompactSerialization();
            keys.accept(kid, (RSAPublicKey) pair.getPublic(), () -> work.accept(compact));
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
                now + LIFE_SECONDS));
    }
}
