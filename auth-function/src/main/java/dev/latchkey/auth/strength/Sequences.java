package dev.latchkey.auth.strength;

import java.util.List;

/** Finds characters that follow each other at one distance, such as {@code abcd} or {@code 8642}. */
final class Sequences implements PartFinder {
    private static final int LARGEST_STEP = 5;
    private static final int SHORTEST = 3;
    private static final String OBVIOUS_STARTS = "aAzZ019";

    @Override
    public List<Part> from(Typed text, int start, Budget budget) {
        var end = start + 1;
        var step = end < text.length() ? text.at(end) - text.at(start) : 0;
        if (step == 0 || Math.abs(step) > LARGEST_STEP) {
            return List.of();
        }
        while (end < text.length() && text.at(end) - text.at(end - 1) == step && budget.take()) {
            end++;
        }
        var length = end - start;
        if (length < (Math.abs(step) == 1 ? SHORTEST - 1 : SHORTEST)) {
            return List.of();
        }
        return List.of(new Part(length, starts(text.at(start)) * (step < 0 ? 2 : 1) * length, Kind.SEQUENCE));
    }

    private static double starts(char first) {
        if (OBVIOUS_STARTS.indexOf(first) >= 0) {
            return 4;
        }
        return first >= '0' && first <= '9' ? 10 : 26;
    }
}
