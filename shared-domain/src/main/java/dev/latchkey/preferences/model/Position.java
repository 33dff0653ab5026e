package dev.latchkey.preferences.model;

/**
 * A point in the order of all changes of one user: every committed write takes the next position, so what lies at or
 * before a position that was seen will never grow. See docs/decisions/0007-the-cursor-of-changes.md.
 *
 * @param number 0 before the first change
 */
public record Position(long number) implements Comparable<Position> {
    /** Before the first change. */
    public static final Position START = new Position(0);

    public Position {
        if (number < 0) {
            throw new IllegalArgumentException("A position is not negative: " + number);
        }
    }

    public Position next() {
        return new Position(number + 1);
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(number, other.number);
    }
}
