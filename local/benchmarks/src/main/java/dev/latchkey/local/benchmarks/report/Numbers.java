package dev.latchkey.local.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them: three significant digits, and no more than that. */
final class Numbers {
    private Numbers() {}

    static String format(double value) {
        double size = Math.abs(value);
        String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
