package dev.latchkey.planted.runtime.ids;

import java.util.random.RandomGenerator;

/** Draws from a generator that a snapshot would hold. */
final class SharedBySnapshots {
    private final RandomGenerator random = RandomGenerator.getDefault();

    long next() {
        return random.nextLong();
    }
}
