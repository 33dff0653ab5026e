package dev.latchkey.bench.measure;

/**
 * How much is measured.
 *
 * @param rounds of everything that is measured in rounds
 * @param requests of each route in a round
 * @param starts of each function
 * @param warmUp requests of each route before the first round; several times as many where C2 compiles
 * @param users in the larger of the databases that are compared
 * @param memoryRequests after which resident memory is read
 */
public record Scale(int rounds, int requests, int starts, int warmUp, int users, int memoryRequests) {
    /** Made for 25 minutes on two cores that do nothing else. */
    public static Scale full() {
        return new Scale(5, 300, 7, 1000, 1_000_000, 10_000);
    }

    /** A first look, in a third of the time. */
    public static Scale quick() {
        return new Scale(3, 100, 3, 300, 100_000, 2_000);
    }
}
