package dev.latchkey.web.bearer;

import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * Who sent the request, as their access token says. Inject it into resources whose methods are
 * {@link io.quarkus.security.Authenticated}; elsewhere asking it is refused with {@code invalid_token}.
 */
public interface Caller {
    UserId userId();

    /** The session that the token was issued in. */
    UUID sessionId();

    /** The id of the token itself, its {@code jti}. */
    String tokenId();

    /** When the token ends. */
    Instant expiresAt();
}
