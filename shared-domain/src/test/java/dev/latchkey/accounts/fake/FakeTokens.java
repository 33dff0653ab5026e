package dev.latchkey.accounts.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.accounts.model.AccessToken;
import dev.latchkey.accounts.model.RefreshToken;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.AccessTokens;
import dev.latchkey.accounts.port.Fingerprint;
import dev.latchkey.accounts.port.Fingerprints;
import dev.latchkey.accounts.port.RefreshTokens;
import dev.latchkey.domain.UserId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything that takes a key in production; here a plain digest. */
public final class FakeTokens implements AccessTokens, RefreshTokens, Fingerprints {
    public static final Duration ACCESS_LIFE = Duration.ofMinutes(15);

    private final AtomicInteger issued = new AtomicInteger();
    private volatile boolean keyGone;

    /** From now on, or no longer, there is no key to sign access tokens with. */
    public void loseKey(boolean gone) {
        keyGone = gone;
    }

    @Override
    public Issuer prepare(Instant now) {
        if (keyGone) {
            throw new IllegalStateException("The signing keys cannot be read");
        }
        return this::issueAccess;
    }

    private AccessToken issueAccess(UserId userId, SessionId sessionId, Instant now) {
        return new AccessToken("%s/%s/%d".formatted(userId, sessionId, issued.incrementAndGet()), ACCESS_LIFE);
    }

    @Override
    public RefreshToken issue(SessionId sessionId, int generation) {
        return new RefreshToken(sessionId, generation, digest(sessionId + "/" + generation));
    }

    @Override
    public boolean isGenuine(RefreshToken token) {
        return token.equals(issue(token.sessionId(), token.generation()));
    }

    @Override
    public Fingerprint of(List<String> parts) {
        var sized = parts.stream().map(part -> part.length() + ":" + part).toList();
        return new Fingerprint(HexFormat.of().formatHex(digest(String.join("", sized))));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
