package dev.latchkey.local.benchmarks.report;

import java.util.Arrays;

/** Many values of one kind, such as the time of each request of a round. Not thread-safe. */
public final class Samples {
    private double[] values = new double[1024];
    private int size;

    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /**
     * The value that a share of all values does not pass, interpolated between neighbours.
     *
     * @param share 0 for the least value, 0.5 for the median, 1 for the greatest
     */
    public double percentile(double share) {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return percentile(sorted, share);
    }

    static double percentile(double[] sorted, double share) {
        if (sorted.length == 0) {
            throw new IllegalStateException("There are no values");
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }
}
