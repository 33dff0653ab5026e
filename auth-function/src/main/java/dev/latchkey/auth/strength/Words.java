package dev.latchkey.auth.strength;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the words of a list, with letters large or small and with symbols in place of letters. Each symbol is looked at
 * where it is and only as far as words go on: what is tried is bounded by the list, not by the ways to choose.
 */
final class Words implements PartFinder {
    private static final int SHORTEST = 2;
    private static final int FORWARD = 1;
    private static final int BACKWARD = 2;

    /** What stands for which letters. */
    private static final Map<Character, String> SUBSTITUTES = Map.ofEntries(
            Map.entry('4', "a"),
            Map.entry('@', "a"),
            Map.entry('8', "b"),
            Map.entry('(', "c"),
            Map.entry('{', "c"),
            Map.entry('[', "c"),
            Map.entry('<', "c"),
            Map.entry('3', "e"),
            Map.entry('6', "g"),
            Map.entry('9', "g"),
            Map.entry('1', "il"),
            Map.entry('!', "i"),
            Map.entry('|', "il"),
            Map.entry('0', "o"),
            Map.entry('$', "s"),
            Map.entry('5', "s"),
            Map.entry('+', "t"),
            Map.entry('7', "lt"),
            Map.entry('%', "x"),
            Map.entry('2', "z"));

    private final WordList list;
    private final int directions;

    private Words(WordList list, int directions) {
        this.list = list;
        this.directions = directions;
    }

    /** Finds the words, and the words written backwards. */
    static List<PartFinder> of(Map<String, Integer> ranked) {
        var backwards = new HashMap<String, Integer>();
        ranked.forEach(
                (word, rank) -> backwards.put(new StringBuilder(word).reverse().toString(), rank));
        return List.of(new Words(WordList.of(ranked), FORWARD), new Words(WordList.of(backwards), BACKWARD));
    }

    @Override
    public List<Part> from(Typed text, int start, Budget budget) {
        var walk = new Walk(text, start, budget);
        walk.on(0, list.size(), 0, 0, 1);
        return walk.found;
    }

    /** The way through the list along a text. */
    private final class Walk {
        private final Typed text;
        private final int start;
        private final Budget budget;
        private final List<Part> found = new ArrayList<>();

        Walk(Typed text, int start, Budget budget) {
            this.text = text;
            this.start = start;
            this.budget = budget;
        }

        /** Goes on in a range of words that have {@code depth} letters in common with the text. */
        void on(int from, int to, int depth, int substituted, double variations) {
            if (start + depth == text.length()) {
                return;
            }
            var typed = text.lowerAt(start + depth);
            by(typed, from, to, depth, substituted, variations);
            var letters = SUBSTITUTES.getOrDefault(typed, "");
            for (var at = 0; at < letters.length(); at++) {
                var symbol = 1 << (typed % Integer.SIZE);
                var first = (substituted & symbol) == 0;
                by(letters.charAt(at), from, to, depth, substituted | symbol, first ? 2 * variations : variations);
            }
        }

        private void by(char letter, int from, int to, int depth, int substituted, double variations) {
            if (!budget.take()) {
                return;
            }
            var first = list.first(from, to, depth, letter);
            var last = list.first(first, to, depth, letter + 1);
            if (first < last) {
                var length = depth + 1;
                if (length >= SHORTEST && list.ends(first, length)) {
                    found.add(part(list.rank(first), length, variations));
                }
                on(first, last, length, substituted, variations);
            }
        }

        private Part part(int rank, int length, double variations) {
            var guesses = rank * directions * variations * text.capitalizations(start, start + length);
            return new Part(length, guesses, Kind.WORD);
        }
    }
}
