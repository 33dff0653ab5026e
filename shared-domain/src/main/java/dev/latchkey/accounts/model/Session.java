package dev.latchkey.accounts.model;

import static java.util.Objects.requireNonNull;

import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * One log-in of a user on one device, from the log-in to the log-out.
 *
 * @param generation how often its refresh token was rotated; a token of another generation is an old one
 * @param userAgent of its last use, as {@code ipAddress}
 * @param expiresAt when it ends unless it is used before
 */
public record Session(
        SessionId id,
        UserId userId,
        int generation,
        Optional<DeviceName> deviceName,
        Optional<String> userAgent,
        String ipAddress,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {
    public Session {
        requireNonNull(id, "id");
        requireNonNull(userId, "userId");
        requireNonNull(deviceName, "deviceName");
        requireNonNull(userAgent, "userAgent");
        requireNonNull(ipAddress, "ipAddress");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(lastUsedAt, "lastUsedAt");
        requireNonNull(expiresAt, "expiresAt");
    }
}
