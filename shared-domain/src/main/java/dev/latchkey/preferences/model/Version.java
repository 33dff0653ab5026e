package dev.latchkey.preferences.model;

/**
 * How often a namespace of a user has changed, deletions included. It grows by one a change and is never used twice.
 *
 * @param number 0 for a namespace that was never set
 */
public record Version(long number) implements Comparable<Version> {
    /** Before the first change. */
    public static final Version NONE = new Version(0);

    public Version {
        if (number < 0) {
            throw new IllegalArgumentException("A version is not negative: " + number);
        }
    }

    public Version next() {
        return new Version(number + 1);
    }

    @Override
    public int compareTo(Version other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
