package dev.latchkey.auth.strength;

import java.util.ArrayList;
import java.util.List;

/** Finds years and dates, with and without separators, most of which lie within a lifetime. */
final class Dates implements PartFinder {
    private static final double YEARS = 50;
    private static final double DAYS = 365;
    private static final double SEPARATORS = 4;
    private static final int[] YEAR_LENGTHS = {2, 4};
    private static final int[] DAY_LENGTHS = {1, 2};

    @Override
    public List<Part> from(Typed text, int start, Budget budget) {
        if (number(text, start, 1) < 0) {
            return List.of();
        }
        var found = new ArrayList<Part>();
        var year = number(text, start, 4);
        if (year >= 1900 && year < 2050) {
            found.add(new Part(4, YEARS, Kind.DATE));
        }
        for (var first : DAY_LENGTHS) {
            for (var second : DAY_LENGTHS) {
                for (var length : YEAR_LENGTHS) {
                    add(text, start, new int[] {first, second, length}, 2, found);
                    add(text, start, new int[] {length, first, second}, 0, found);
                }
            }
        }
        return found;
    }

    private static void add(Typed text, int start, int[] lengths, int year, List<Part> found) {
        for (var gap = 0; gap <= 1; gap++) {
            var second = start + lengths[0] + gap;
            var third = second + lengths[1] + gap;
            var numbers = new int[] {
                number(text, start, lengths[0]), number(text, second, lengths[1]), number(text, third, lengths[2])
            };
            var days = year == 0 ? isDay(numbers[1], numbers[2]) : isDay(numbers[0], numbers[1]);
            if (days && isYear(numbers[year], lengths[year]) && (gap == 0 || separated(text, second - 1, third - 1))) {
                var guesses = YEARS * DAYS * (gap == 0 ? 1 : SEPARATORS);
                found.add(new Part(third + lengths[2] - start, guesses, Kind.DATE));
            }
        }
    }

    private static boolean isDay(int one, int other) {
        return one >= 1 && other >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
    }

    private static boolean isYear(int year, int length) {
        return length == 2 ? year >= 0 : year >= 1000 && year < 2050;
    }

    private static boolean separated(Typed text, int first, int second) {
        return text.at(first) == text.at(second) && " -/\\_.".indexOf(text.at(first)) >= 0;
    }

    /** The number that these digits write; -1 when they are not all there. */
    private static int number(Typed text, int start, int length) {
        if (start + length > text.length()) {
            return -1;
        }
        var number = 0;
        for (var at = start; at < start + length; at++) {
            var digit = text.at(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
