package dev.latchkey.accounts.model;

/** Checks of settings. */
final class Range {
    private Range() {}

    static <T extends Comparable<T>> void require(T value, T least, T most, String what) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s must be %s to %s, not %s".formatted(what, least, most, value));
        }
    }
}
