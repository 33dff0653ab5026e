package dev.latchkey.auth.strength;

/**
 * How many steps one judgement may take: positions to go on from, words to look up, neighbors on a keyboard. More than
 * any password was found to need that is not made for it; once they are used up nothing more is recognized, so that no
 * password costs more.
 */
final class Budget {
    static final int STEPS = 15_000;

    private int left = STEPS;

    /** Whether there was a step left to take. */
    boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    int taken() {
        return STEPS - left;
    }
}
