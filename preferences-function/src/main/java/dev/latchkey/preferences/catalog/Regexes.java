package dev.latchkey.preferences.catalog;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Regular expressions that clients send: those that RE2/J takes, as the catalog's own are. Its compiler goes as deep as
 * groups nest, and writes out what is counted, {@code a{1000}} a thousand times: so both are bounded before it is asked.
 */
final class Regexes {
    private static final int MAX_LENGTH = 1000;
    private static final long MAX_SIZE = 10_000;
    private static final int MAX_COUNT = 1000;

    /** Names of ECMA-262 for which RE2/J has the short ones alone. */
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("Letter", "L"),
            Map.entry("Uppercase_Letter", "Lu"),
            Map.entry("Lowercase_Letter", "Ll"),
            Map.entry("Titlecase_Letter", "Lt"),
            Map.entry("Modifier_Letter", "Lm"),
            Map.entry("Other_Letter", "Lo"),
            Map.entry("Mark", "M"),
            Map.entry("Number", "N"),
            Map.entry("Decimal_Number", "Nd"),
            Map.entry("digit", "Nd"),
            Map.entry("Punctuation", "P"),
            Map.entry("Symbol", "S"),
            Map.entry("Separator", "Z"),
            Map.entry("Space_Separator", "Zs"),
            Map.entry("Other", "C"));

    private static final Pattern CATEGORY = Pattern.compile("(\\\\[pP])\\{([A-Za-z_]+)}");

    private final String text;
    private final Deque<Long> around = new ArrayDeque<>();
    private long size;
    private long last;
    private int at;

    private Regexes(String text) {
        this.text = text;
    }

    /**
     * Compiles what ECMA-262 and RE2/J have in common.
     *
     * @throws PatternSyntaxException for anything else
     */
    static Pattern compile(String text) {
        var translated = new StringBuilder();
        var category = CATEGORY.matcher(text);
        int copied = 0;
        while (category.find()) {
            var name = CATEGORIES.getOrDefault(category.group(2), category.group(2));
            translated
                    .append(text, copied, category.start())
                    .append(category.group(1))
                    .append('{')
                    .append(name)
                    .append('}');
            copied = category.end();
        }
        return Pattern.compile(translated.append(text, copied, text.length()).toString());
    }

    static boolean isRegex(String text) {
        if (text.length() > MAX_LENGTH || new Regexes(text).writtenOut() > MAX_SIZE) {
            return false;
        }
        try {
            var _ = compile(text);
            return true;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    /** How many characters it has once all that is counted is written out. Where it is no regular expression: any number. */
    private long writtenOut() {
        while (at < text.length() && size + last <= MAX_SIZE) {
            char c = text.charAt(at++);
            switch (c) {
                case '(' -> {
                    around.push(size + last);
                    size = 0;
                    last = 0;
                }
                case ')' -> {
                    long group = size + last + 1;
                    size = around.isEmpty() ? 0 : around.pop();
                    last = group;
                }
                case '{' -> last *= Math.max(1, count());
                case '[' -> {
                    atom();
                    skipClass();
                }
                case '\\' -> {
                    atom();
                    at++;
                }
                default -> atom();
            }
        }
        return size + last + around.stream().mapToLong(Long::longValue).sum();
    }

    private void atom() {
        size += last;
        last = 1;
    }

    /** The larger of the numbers up to the closing brace. */
    private long count() {
        long largest = 0;
        long number = 0;
        while (at < text.length() && text.charAt(at) != '}') {
            int digit = Character.digit(text.charAt(at++), 10);
            number = digit < 0 ? 0 : Math.min(MAX_COUNT, number * 10 + digit);
            largest = Math.max(largest, number);
        }
        return largest;
    }

    private void skipClass() {
        while (at < text.length() && text.charAt(at) != ']') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
    }
}
