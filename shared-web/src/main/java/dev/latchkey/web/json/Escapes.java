package dev.latchkey.web.json;

/**
 * Finds escapes that make text which PostgreSQL cannot keep and UTF-8 cannot carry: NUL, and half of a surrogate pair.
 * Parsers let both pass.
 */
final class Escapes {
    private static final int ESCAPE_LENGTH = 6;

    private Escapes() {}

    /**
     * Checks all escapes of a JSON text.
     *
     * @throws MalformedJson if {@code json} holds such an escape; escapes that are no JSON are left to the parser */
    static void check(String json) {
        int at = json.indexOf('\\');
        while (at >= 0 && at + 1 < json.length()) {
            at = json.indexOf('\\', json.charAt(at + 1) == 'u' ? afterUnicode(json, at) : at + 2);
        }
    }

    private static int afterUnicode(String json, int at) {
        int unit = codeUnit(json, at);
        if (unit == 0) {
            throw MalformedJson.of("The body holds a NUL character.");
        }
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return at + ESCAPE_LENGTH;
        }
        int next = codeUnit(json, at + ESCAPE_LENGTH);
        if (unit > Character.MAX_HIGH_SURROGATE
                || next < Character.MIN_LOW_SURROGATE
                || next > Character.MAX_LOW_SURROGATE) {
            throw MalformedJson.of("The body holds half of a surrogate pair.");
        }
        return at + 2 * ESCAPE_LENGTH;
    }

    /** The code unit of the escape at this place, or -1 where there is none. */
    private static int codeUnit(String json, int at) {
        if (!json.startsWith("\\u", at) || at + ESCAPE_LENGTH > json.length()) {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }
}
