package dev.latchkey.web.limit;

import dev.latchkey.runtime.config.Rate;
import java.time.Duration;

/**
 * Counts requests. Implementations count exactly across all instances of a function, and are safe for use by many
 * threads.
 */
@FunctionalInterface
public interface RateLimiter {
    /**
     * Takes one token out of a bucket.
     *
     * @param bucket whose requests are counted together, such as {@code login:203.0.113.7}; at most 80 characters
     * @return zero if the request may pass, else how long to wait before one may
     */
    Duration take(String bucket, Rate rate);
}
