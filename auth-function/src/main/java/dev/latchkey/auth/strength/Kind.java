package dev.latchkey.auth.strength;

import java.util.Arrays;

/** What makes a part of a password easy to guess; the first of those in a password is the one to tell its owner of. */
enum Kind {
    REPETITION(1, "Avoid repeated words and characters."),
    SEQUENCE(2, "Avoid sequences such as abc or 6543."),
    KEYS(4, "Avoid neighboring keys such as qwerty."),
    DATE(8, "Avoid dates and years."),
    WORD(16, "Use some words that do not belong together."),
    ANYTHING(32, "Use some words that do not belong together.");

    private final int bit;
    private final String hint;

    Kind(int bit, String hint) {
        this.bit = bit;
        this.hint = hint;
    }

    /** The first of the kinds in this set. */
    static Kind first(int set) {
        return Arrays.stream(values())
                .filter(kind -> (set & kind.bit) != 0)
                .findFirst()
                .orElse(ANYTHING);
    }

    /** Stands for it in a set. */
    int bit() {
        return bit;
    }

    String hint() {
        return hint;
    }
}
