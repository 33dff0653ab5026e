package dev.latchkey.auth.strength;

/** A password's UTF-16 units, as typed and in lower case. */
final class Typed {
    private final char[] typed;
    private final char[] lower;

    Typed(String text) {
        typed = text.toCharArray();
        lower = new char[typed.length];
        for (var at = 0; at < typed.length; at++) {
            lower[at] = Character.toLowerCase(typed[at]);
        }
    }

    int length() {
        return typed.length;
    }

    char at(int position) {
        return typed[position];
    }

    char lowerAt(int position) {
        return lower[position];
    }

    /** In how many ways a word as long as this stretch is written with some letters large, were all of them tried. */
    double capitalizations(int start, int end) {
        var large = 0;
        var small = 0;
        for (var at = start; at < end; at++) {
            large += Character.isUpperCase(typed[at]) ? 1 : 0;
            small += Character.isLowerCase(typed[at]) ? 1 : 0;
        }
        if (large == 0) {
            return 1;
        }
        var oneEnd = large == 1 && (Character.isUpperCase(typed[start]) || Character.isUpperCase(typed[end - 1]));
        return oneEnd || small == 0 ? 2 : Combinations.upTo(large + small, Math.min(large, small));
    }
}
