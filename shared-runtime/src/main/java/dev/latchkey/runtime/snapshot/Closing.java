package dev.latchkey.runtime.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * A bean that holds something which must not outlive the process, nor be copied into a snapshot: it lets go of it within
 * a few milliseconds, and takes it again by itself when it is needed next.
 */
@FunctionalInterface
public interface Closing {
    void close();

    /**
     * Closes each, whatever becomes of those before it.
     *
     * @throws RuntimeException the first failure, with the others suppressed in it
     */
    static void all(Iterable<? extends Closing> closings) {
        @Nullable RuntimeException first = null;
        for (var closing : closings) {
            try {
                closing.close();
            } catch (RuntimeException e) { // Thrown below, once all had their turn.
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
