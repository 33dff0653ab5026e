package dev.latchkey.auth.strength;

import java.util.Arrays;
import java.util.List;

/**
 * The least number of guesses after which a password is found, as zxcvbn counts: of all ways to put it together from
 * parts the cheapest, where so many parts multiply, may come in any order, and must be thought of in that number. By
 * that count four parts are always more than {@link #ENOUGH}. So no more than three are put together, and what a
 * password costs to judge depends on what three parts can reach and hardly on its length.
 */
final class GuessCount {
    /** From here on a password has the highest score. */
    static final double ENOUGH = 1e10 + 5;

    private static final int MOST_PARTS = 3;
    private static final double[] ORDERS = {1, 1, 2, 6};
    private static final double[] THINKING_OF_SO_MANY = {0, 0, 1e4, 1e8};
    private static final double LEAST_OF_ONE_CHARACTER = 10;
    private static final double LEAST_OF_MORE = 50;

    private final Typed text;
    private final List<PartFinder> finders;
    private final Budget budget;
    private final double[][] guesses;
    private final int[][] kinds;

    GuessCount(Typed text, List<PartFinder> finders, Budget budget) {
        this.text = text;
        this.finders = finders;
        this.budget = budget;
        guesses = new double[MOST_PARTS + 1][text.length() + 1];
        kinds = new int[MOST_PARTS + 1][text.length() + 1];
        Arrays.stream(guesses).forEach(row -> Arrays.fill(row, ENOUGH));
        guesses[0][0] = 1;
        var repetitions = new Repetitions(text);
        for (var position = 0; position < text.length(); position++) {
            goOn(position, repetitions);
        }
    }

    /** At most {@link #ENOUGH}. */
    double least() {
        return total(cheapest());
    }

    /** The kind of part to tell the password's owner of. */
    Kind weakness() {
        return Kind.first(kinds[cheapest()][text.length()]);
    }

    private int cheapest() {
        var cheapest = 0;
        for (var parts = 1; parts <= MOST_PARTS; parts++) {
            if (total(parts) < total(cheapest)) {
                cheapest = parts;
            }
        }
        return cheapest;
    }

    private double total(int parts) {
        return total(parts, guesses[parts][text.length()]);
    }

    private static double total(int parts, double guesses) {
        return Math.min(ENOUGH, ORDERS[parts] * guesses + THINKING_OF_SO_MANY[parts]);
    }

    private void goOn(int position, Repetitions repetitions) {
        var reached = false;
        for (var parts = 0; parts < MOST_PARTS; parts++) {
            reached |= guesses[parts][position] < ENOUGH;
        }
        if (reached && budget.take()) {
            for (var finder : finders) {
                for (var part : finder.from(text, position, budget)) {
                    append(part, position);
                }
            }
        }
        if (reached || guesses[MOST_PARTS][position] < ENOUGH) {
            for (var part : repetitions.from(position, budget)) {
                repeat(part, position);
            }
        }
    }

    private void append(Part part, int position) {
        var least = part.length() == 1 ? LEAST_OF_ONE_CHARACTER : LEAST_OF_MORE;
        var own = part.length() == text.length() ? part.guesses() : Math.max(part.guesses(), least);
        for (var parts = 0; parts < MOST_PARTS; parts++) {
            keep(parts + 1, position, part, guesses[parts][position] * own, kinds[parts][position]);
        }
    }

    /** What only repeats is no part more. */
    private void repeat(Part part, int position) {
        for (var parts = 1; parts <= MOST_PARTS; parts++) {
            keep(parts, position, part, guesses[parts][position] * part.guesses(), kinds[parts][position]);
        }
    }

    private void keep(int parts, int position, Part last, double all, int kindsBefore) {
        var end = position + last.length();
        if (all < guesses[parts][end] && total(parts, all) < ENOUGH) {
            guesses[parts][end] = all;
            kinds[parts][end] = kindsBefore | last.kind().bit();
        }
    }
}
