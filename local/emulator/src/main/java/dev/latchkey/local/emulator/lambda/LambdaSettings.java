package dev.latchkey.local.emulator.lambda;

import java.time.Duration;

/**
 * How functions are run, all of them alike.
 *
 * @param instances processes a function may have at most
 * @param snapStart whether instances pass through a snapshot before their first invocation
 * @param freeze whether instances are stopped between invocations, as Lambda does
 * @param queueLimit invocations of a function that may wait for an instance; further ones are throttled
 * @param queueTimeout how long one waits before it is throttled
 * @param initTimeout how long a new instance may take until it asks for work. Lambda allows 10 s; a laptop that starts
 *     all functions at once needs more
 * @param timeToFinish what functions with an extension get after SIGTERM. Lambda gives them 500 ms
 */
public record LambdaSettings(
        int instances,
        boolean snapStart,
        boolean freeze,
        int queueLimit,
        Duration queueTimeout,
        Duration initTimeout,
        Duration timeToFinish) {
    public LambdaSettings {
        if (instances < 1) {
            throw new IllegalArgumentException("instances must be at least 1, not " + instances);
        }
        if (queueLimit < 1) {
            throw new IllegalArgumentException("queueLimit must be at least 1, not " + queueLimit);
        }
    }
}
