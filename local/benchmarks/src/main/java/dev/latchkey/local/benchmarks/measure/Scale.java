package dev.latchkey.local.benchmarks.measure;

/**
 * How much is measured.
 *
 * @param rounds of everything that is measured in rounds
 * @param requests of each route in a round
 * @param starts of each function
 * @param warmUp requests of each route before the first round; several times as many where C2 compiles
 * @param warmFunction requests of each function at least before the first round, after which its peak of memory is told
 * @param users in the larger of the databases that are compared
 */
public record Scale(int rounds, int requests, int starts, int warmUp, int warmFunction, int users) {
    /** Made for 15 minutes on two cores that do nothing else. */
    public static Scale full() {
        return new Scale(5, 200, 5, 1000, 10_000, 1_000_000);
    }

    /** A first look, in less time. */
    public static Scale quick() {
        return new Scale(3, 100, 3, 300, 2_000, 100_000);
    }
}
