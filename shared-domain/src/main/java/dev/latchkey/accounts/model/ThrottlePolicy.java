package dev.latchkey.accounts.model;

import java.time.Duration;

/**
 * How failed log-ins slow further ones down: after the free failures comes a wait, which doubles from failure to
 * failure up to the longest one.
 *
 * @param forgetAfter how long after the last attempt its failures are forgotten
 */
public record ThrottlePolicy(int freeFailures, Duration firstWait, Duration longestWait, Duration forgetAfter) {
    /** Past this many doublings every wait is the longest one. */
    private static final int MAX_DOUBLINGS = 30;

    /** @throws IllegalArgumentException when a value is out of its range */
    public ThrottlePolicy {
        Range.require(freeFailures, 1, 100, "the number of free failures");
        Range.require(firstWait, Duration.ofMillis(1), Duration.ofHours(1), "the first wait");
        Range.require(longestWait, firstWait, Duration.ofDays(1), "the longest wait");
        Range.require(forgetAfter, longestWait, Duration.ofDays(365), "the time after which failures are forgotten");
    }

    /** 1 s after the free failures, doubling up to 15 minutes, forgotten a day after the last attempt. */
    public static ThrottlePolicy withFreeFailures(int freeFailures) {
        return new ThrottlePolicy(freeFailures, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofDays(1));
    }

    /** How long to wait after so many failures in a row. */
    public Duration waitAfter(int failures) {
        if (failures < freeFailures) {
            return Duration.ZERO;
        }
        var wait = firstWait.multipliedBy(1L << Math.min(failures - freeFailures, MAX_DOUBLINGS));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
