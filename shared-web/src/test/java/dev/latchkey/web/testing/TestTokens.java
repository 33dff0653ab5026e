package dev.latchkey.web.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * A key of its own, and access tokens signed with it: as the contract has them, or with anything in them changed. Signs
 * by hand, since libraries refuse to make most of the tokens that an attacker would.
 */
public final class TestTokens {
    public static final String ISSUER = "https://latchkey.test";
    public static final String AUDIENCE = "latchkey-test";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final long LIFE_SECONDS = 900;

    private final String kid;
    private final KeyPair pair;

    private TestTokens(String kid, KeyPair pair) {
        this.kid = kid;
        this.pair = pair;
    }

    public static TestTokens withKey(String kid) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new TestTokens(kid, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String kid() {
        return kid;
    }

    public RSAPublicKey publicKey() {
        return (RSAPublicKey) pair.getPublic();
    }

    /** The public key as the view {@code public_signing_keys} holds it. */
    public String publicJwk() {
        var jwk = new RsaJsonWebKey(publicKey());
        jwk.setKeyId(kid);
        return jwk.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** A good token for this user, from now for 15 minutes. */
    public String forUser(UUID user) {
        return token(Instant.now(), draft -> draft.claims().put("sub", user.toString()));
    }

    /** A good token for somebody, from now for 15 minutes. */
    public String good() {
        return token(Instant.now(), draft -> {});
    }

    /** A token issued then, with changes to what a good one has. */
    public String token(Instant issuedAt, Consumer<Draft> change) {
        var draft = draft(issuedAt);
        change.accept(draft);
        String signed = encode(draft.header()) + "." + encode(draft.claims());
        return signed + "." + BASE64.encodeToString(sign(signed));
    }

    /** What goes into a token: put, replace, remove. */
    public record Draft(Map<String, Object> header, Map<String, Object> claims) {}

    private Draft draft(Instant issuedAt) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", "RS256");
        header.put("typ", "at+jwt");
        header.put("kid", kid);
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", ISSUER);
        claims.put("sub", UUID.randomUUID().toString());
        claims.put("aud", AUDIENCE);
        claims.put("exp", issuedAt.getEpochSecond() + LIFE_SECONDS);
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("sid", UUID.randomUUID().toString());
        claims.put("client_id", "latchkey");
        return new Draft(header, claims);
    }

    private byte[] sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Map<String, Object> json) {
        return BASE64.encodeToString(JsonUtil.toJson(json).getBytes(StandardCharsets.UTF_8));
    }
}
