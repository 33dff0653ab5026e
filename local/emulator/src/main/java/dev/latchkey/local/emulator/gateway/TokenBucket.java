package dev.latchkey.local.emulator.gateway;

import java.util.function.LongSupplier;

/** API Gateway's throttle of a route: a burst at once, then a steady rate. Thread-safe. */
final class TokenBucket {
    private final double rate;
    private final double burst;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    TokenBucket(double rate, double burst, LongSupplier nanoTime) {
        this.rate = rate;
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    synchronized boolean tryTake() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - filledAt) / 1e9 * rate);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
