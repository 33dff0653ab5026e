package dev.latchkey.accounts.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How long sessions live.
 *
 * @param replayWindow how long after a rotation the token before it still answers with its successor; zero: never
 * @param idleLife how long a session lives without being used
 * @param maxLife how long it lives at most
 */
public record SessionPolicy(Duration replayWindow, Duration idleLife, Duration maxLife) {
    private static final Duration MAX_REPLAY_WINDOW = Duration.ofMinutes(5);

    /** @throws IllegalArgumentException when a duration is out of its range */
    public SessionPolicy {
        Range.require(replayWindow, Duration.ZERO, MAX_REPLAY_WINDOW, "the replay window");
        Range.require(maxLife, Duration.ofMinutes(1), Duration.ofDays(3650), "a session's longest life");
        Range.require(idleLife, Duration.ofMinutes(1), maxLife, "a session's idle life");
    }

    /** When a session that was last used at {@code lastUsedAt} ends by itself. */
    public Instant expiry(Instant createdAt, Instant lastUsedAt) {
        var idle = lastUsedAt.plus(idleLife);
        var absolute = createdAt.plus(maxLife);
        return idle.isBefore(absolute) ? idle : absolute;
    }

    /** Whether a session rotated at {@code rotatedAt} still answers the token before. */
    public boolean replays(Instant rotatedAt, Instant now) {
        return !replayWindow.isZero() && now.isBefore(rotatedAt.plus(replayWindow));
    }
}
