package dev.latchkey.local.benchmarks.report;

import java.util.Arrays;
import java.util.List;

/**
 * One thing that was measured, a value a round.
 *
 * @param id unique within its section
 * @param label for people
 */
public record Figure(String id, String label, List<Double> rounds) {
    public Figure {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured of " + id);
        }
        rounds = List.copyOf(rounds);
    }

    public double median() {
        return Samples.percentile(sorted(), 0.5);
    }

    public double min() {
        return sorted()[0];
    }

    public double max() {
        double[] sorted = sorted();
        return sorted[sorted.length - 1];
    }

    private double[] sorted() {
        double[] values = rounds.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(values);
        return values;
    }
}
