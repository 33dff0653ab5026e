package dev.latchkey.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one may have been meant for. */
final class Nearest {
    /** Names that nobody types by accident are not compared, since the cost grows with their length. */
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The most similar name; empty where even that is too different: more than two characters of five. */
    static Optional<String> to(String name, Collection<String> names) {
        String given = name.toUpperCase(Locale.ROOT);
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        return names.stream()
                .min(Comparator.comparingInt(known -> distance(given, known)))
                .filter(known -> 5 * distance(given, known) <= 2 * (known.length() - "LATCHKEY_".length()));
    }

    /** Insertions, deletions, replacements and swaps of neighbors between two words. */
    private static int distance(String a, String b) {
        var distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(distances, a, b, i, j);
            }
        }
        return distances[a.length()][b.length()];
    }

    private static int step(int[][] distances, String a, String b, int i, int j) {
        int replaced = distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
