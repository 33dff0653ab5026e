package dev.latchkey.bench.measure;

/**
 * How much is measured.
 *
 * @param rounds of everything that is measured in rounds
 * @param requests of each route in a round
 * @param starts of each function
 * @param warmUp requests of each route before the first round
 * @param users in the larger of the databases that are compared
 * @param memoryRequests after which resident memory is read
 */
public record Scale(int rounds, int requests, int starts, int warmUp, int users, int memoryRequests) {
    /** Bounded to 15 minutes on two cores. */
    public static Scale full() {
        return new Scale(7, 300, 9, 1500, 1_000_000, 10_000);
    }

    /** Bounded to about two minutes on two cores. */
    public static Scale quick() {
        return new Scale(3, 100, 3, 300, 100_000, 2_000);
    }
}
