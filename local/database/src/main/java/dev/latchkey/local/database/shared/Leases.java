package dev.latchkey.local.database.shared;

import java.time.Duration;

/** Who uses the server. Safe for use by many threads. */
final class Leases {
    private int count;
    private boolean over;

    /** Counts another user in; false when the server is already ending. */
    synchronized boolean join() {
        if (over) {
            return false;
        }
        count++;
        notifyAll();
        return true;
    }

    synchronized void leave() {
        count--;
        notifyAll();
    }

    synchronized boolean areShared() {
        return count > 1;
    }

    /**
     * Waits until nobody is there; from then on nobody can join.
     *
     * @param first how long to wait for the first one
     * @param grace how long after the last one left
     */
    synchronized void awaitEnd(Duration first, Duration grace) throws InterruptedException {
        boolean waitedLongEnough = isAbsentFor(first);
        while (!waitedLongEnough) {
            while (count > 0) {
                wait();
            }
            waitedLongEnough = isAbsentFor(grace);
        }
        over = true;
    }

    private boolean isAbsentFor(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); count == 0 && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        return count == 0;
    }
}
