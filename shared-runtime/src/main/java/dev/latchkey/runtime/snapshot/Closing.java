package dev.latchkey.runtime.snapshot;

/**
 * A bean that holds something which must not outlive the process, nor be copied into a snapshot: it lets go of it within
 * a few milliseconds, and takes it again by itself when it is needed next.
 */
@FunctionalInterface
public interface Closing {
    void close();
}
