package dev.latchkey.auth.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.accounts.model.AccessToken;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.AccessTokens;
import dev.latchkey.auth.security.SigningKeys.SigningKey;
import dev.latchkey.domain.UserId;
import dev.latchkey.domain.UuidGenerator;
import dev.latchkey.web.json.StrictJson;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Access tokens as JWTs after RFC 9068, signed with RS256. */
final class JwtAccessTokens implements AccessTokens {
    private static final String CLIENT = "latchkey";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SigningKeys keys;
    private final TokenSettings settings;
    private final UuidGenerator ids;
    private final StrictJson json;

    JwtAccessTokens(SigningKeys keys, TokenSettings settings, UuidGenerator ids, StrictJson json) {
        this.keys = keys;
        this.settings = settings;
        this.ids = ids;
        this.json = json;
    }

    /** The members of the header, in RFC 9068's names. */
    record Header(String alg, String typ, String kid) {}

    /** The members of the body, in RFC 9068's names and RFC 7519's seconds; {@code sid} is the session. */
    record Claims(String iss, UUID sub, String aud, long exp, long iat, UUID jti, UUID sid, String clientId) {}

    @Override
    public Issuer prepare(Instant now) {
        var key = keys.current(now);
        return (userId, sessionId, at) -> issue(keys.stillCurrent(key, at), userId, sessionId, at);
    }

    private AccessToken issue(SigningKey key, UserId userId, SessionId sessionId, Instant now) {
        var issuedAt = now.getEpochSecond();
        var claims = new Claims(
                settings.issuer(),
                userId.value(),
                settings.audience(),
                issuedAt + settings.life().toSeconds(),
                issuedAt,
                ids.next(),
                sessionId.value(),
                CLIENT);
        var signed = encode(new Header("RS256", "at+jwt", key.kid())) + "." + encode(claims);
        return new AccessToken(signed + "." + sign(signed, key.privateKey()), settings.life());
    }

    private String encode(Object part) {
        return BASE64.encodeToString(json.write(part));
    }

    private static String sign(String text, PrivateKey key) {
        return BASE64.encodeToString(Rs256.get().sign(key, text.getBytes(US_ASCII)));
    }
}
