package dev.latchkey.web.bearer;

import dev.latchkey.domain.UserId;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

/** What an access token says, once all of it was verified. */
public record VerifiedToken(UserId userId, UUID sessionId, String tokenId, Instant expiresAt)
        implements Caller, Principal {
    @Override
    public String getName() {
        return userId.toString();
    }
}
