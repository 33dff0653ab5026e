package dev.latchkey.local.emulator.lambda;

import java.time.Duration;
import java.util.concurrent.locks.Lock;

/** Ends instances that do not come through a phase in time. */
final class Watchdog {
    private final Lock lock;

    /** A watchdog for the instances whose state the lock guards. */
    Watchdog(Lock lock) {
        this.lock = lock;
    }

    /** Kills the instance when it is still in the state after the time; its failure is then of the type. */
    void watch(Instance instance, Instance.State state, Duration time, String errorType) {
        Thread.ofVirtual().name("watch-" + instance.number).start(() -> {
            try {
                if (!instance.awaitEnd(time.toMillis()) && isStuck(instance, state, time, errorType)) {
                    instance.kill();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean isStuck(Instance instance, Instance.State state, Duration time, String errorType) {
        lock.lock();
        try {
            if (instance.state != state) {
                return false;
            }
            instance.failure =
                    ErrorDocument.of(errorType, "The function did not ask for work within " + time.toSeconds() + " s");
            return true;
        } finally {
            lock.unlock();
        }
    }
}
