package dev.latchkey.auth.strength;

import java.util.Arrays;
import java.util.Map;

/**
 * Words in the order of their letters, each with its rank by frequency. Words that begin alike are a range, which one
 * more letter narrows.
 */
final class WordList {
    private final String[] words;
    private final int[] ranks;

    private WordList(String[] words, int[] ranks) {
        this.words = words;
        this.ranks = ranks;
    }

    static WordList of(Map<String, Integer> ranked) {
        var words = ranked.keySet().toArray(String[]::new);
        Arrays.sort(words);
        return new WordList(words, Arrays.stream(words).mapToInt(ranked::get).toArray());
    }

    int size() {
        return words.length;
    }

    /** Whether the word has no more than so many letters. */
    boolean ends(int word, int length) {
        return words[word].length() == length;
    }

    int rank(int word) {
        return ranks[word];
    }

    /**
     * The first of the words {@code from} to {@code to}, which have {@code depth} letters in common, whose next letter
     * is not below this one; {@code to} when there is none.
     */
    int first(int from, int to, int depth, int letter) {
        var low = from;
        var high = to;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (letterAt(middle, depth) < letter) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int letterAt(int word, int depth) {
        var text = words[word];
        return depth < text.length() ? text.charAt(depth) : -1;
    }
}
