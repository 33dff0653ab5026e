package dev.latchkey.web.bearer;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of a genuine access token must be (RFC 9068 section 2.2). A token ends at the second that its
 * {@code exp} names, without leeway; one from the future is accepted up to five seconds ahead, since the clocks of two
 * machines differ.
 */
final class ClaimRules {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    /** The last second that {@link Instant} can hold is later than this; RFC 3339 ends here. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final String issuer;
    private final String audience;
    private final InstantSource clock;

    ClaimRules(String issuer, String audience, InstantSource clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    VerifiedToken read(Map<String, Object> claims) {
        Instant now = clock.instant();
        require(issuer.equals(claims.get("iss")));
        require(names(claims.get("aud")));
        text(claims.get("client_id"));
        requireStarted(seconds(claims.get("iat")), now);
        if (claims.containsKey("nbf")) {
            requireStarted(seconds(claims.get("nbf")), now);
        }
        var token = new VerifiedToken(
                new UserId(uuid(claims.get("sub"))),
                uuid(claims.get("sid")),
                text(claims.get("jti")),
                seconds(claims.get("exp")));
        if (!token.expiresAt().isAfter(now)) {
            throw Failure.of(FailureCode.TOKEN_EXPIRED, "The access token has expired.")
                    .asException();
        }
        return token;
    }

    private boolean names(@Nullable Object aud) {
        return aud instanceof Collection<?> several ? several.contains(audience) : audience.equals(aud);
    }

    private static void requireStarted(Instant instant, Instant now) {
        require(!instant.isAfter(now.plus(CLOCK_SKEW)));
    }

    private static Instant seconds(@Nullable Object claim) {
        if (claim instanceof Number number && number.longValue() >= 0 && number.longValue() <= LAST_SECOND) {
            return Instant.ofEpochSecond(number.longValue());
        }
        throw AccessTokenVerifier.invalid();
    }

    private static UUID uuid(@Nullable Object claim) {
        String text = text(claim);
        require(UUID_FORM.matcher(text).matches());
        return UUID.fromString(text);
    }

    private static String text(@Nullable Object claim) {
        if (claim instanceof String text && !text.isBlank()) {
            return text;
        }
        throw AccessTokenVerifier.invalid();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw AccessTokenVerifier.invalid();
        }
    }
}
