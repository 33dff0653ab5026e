package dev.latchkey.auth.strength;

/** Binomial coefficients, as floating-point numbers: too large ones become infinite. */
final class Combinations {
    private Combinations() {}

    /** In how many ways {@code chosen} of {@code all} can be chosen. */
    static double of(int all, int chosen) {
        var ways = 1.0;
        for (var step = 1; step <= chosen; step++) {
            ways = ways * (all - chosen + step) / step;
        }
        return ways;
    }

    /** In how many ways at least one and at most {@code most} of {@code all} can be chosen. */
    static double upTo(int all, int most) {
        var sum = 0.0;
        var ways = 1.0;
        for (var chosen = 1; chosen <= most; chosen++) {
            ways = ways * (all - chosen + 1) / chosen;
            sum += ways;
        }
        return sum;
    }
}
