package dev.latchkey.accounts.model;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Characters that a reader does not see: controls, Unicode's {@code Default_Ignorable_Code_Point} (zero-width characters,
 * variation selectors, Hangul fillers, marks that change the direction of writing), and the blanks that are no spaces to
 * Unicode, such as U+2800. With them a text looks like another one, or like none.
 *
 * <p>Some scripts and emoji need some of them. {@link #firstOutOfPlace} lets these pass where they change what is seen.
 */
final class InvisibleCharacters {
    /** UCD 16.0, DerivedCoreProperties: Default_Ignorable_Code_Point, which Java's patterns do not know. */
    private static final String IGNORABLE =
            "\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F"
                    + "\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFF8"
                    + "\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}";

    /** Controls, the separators of lines and paragraphs, the frame of annotations, and glyphs without ink. */
    private static final String OTHERS = "\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFFF9-\\uFFFB\\u2800\\x{1D159}";

    private static final Pattern INVISIBLE = Pattern.compile("[" + IGNORABLE + OTHERS + "]");

    /** The joiners between two letters of a script that is written with them, or after a virama. */
    private static final String JOINERS = joinersOf(
                    "Arabic",
                    "Syriac",
                    "Mongolian",
                    "Nko",
                    "Devanagari",
                    "Bengali",
                    "Gurmukhi",
                    "Gujarati",
                    "Oriya",
                    "Tamil",
                    "Telugu",
                    "Kannada",
                    "Malayalam",
                    "Sinhala",
                    "Khmer",
                    "Myanmar",
                    "Tibetan")
            + "|(?<=[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA])\\u200D";

    /** A letter with the choice between two of its forms: of ideographs and of Mongolian. */
    private static final String VARIANTS =
            "\\p{IsHan}[\\uFE00-\\uFE02\\x{E0100}-\\x{E01EF}]|(?<=\\p{IsMongolian})[\\u180B-\\u180F]";

    private static final String PICTURE = "\\p{IsExtended_Pictographic}(?:\\p{IsEmoji_Modifier}|[\\uFE0E\\uFE0F])?+";

    /** Emoji of several characters (UTS 51): the flag of a region, a key, and pictures that are joined. */
    private static final String EMOJI = "\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}"
            + "|[0-9#*]\\uFE0F\\u20E3|" + PICTURE + "(?:\\u200D" + PICTURE + ")*+";

    private static final Pattern IN_PLACE = Pattern.compile(JOINERS + "|" + VARIANTS + "|" + EMOJI);

    private InvisibleCharacters() {}

    private static String joinersOf(String... scripts) {
        var alternatives = new StringBuilder();
        for (var script : scripts) {
            var letter = "[\\p{Is" + script + "}&&[\\p{L}\\p{M}]]";
            alternatives
                    .append(alternatives.isEmpty() ? "" : "|")
                    .append("(?<=%1$s)[\\u200C\\u200D](?=%1$s)".formatted(letter));
        }
        return alternatives.toString();
    }

    /** The first character of the text that cannot be seen. */
    static OptionalInt firstIn(String text) {
        var found = INVISIBLE.matcher(text);
        return found.find() ? OptionalInt.of(text.codePointAt(found.start())) : OptionalInt.empty();
    }

    /** The first character of the text that cannot be seen and has no part in how what is beside it looks. */
    static OptionalInt firstOutOfPlace(String text) {
        return firstIn(IN_PLACE.matcher(text).replaceAll(""));
    }

    /** The text with something else for each character that cannot be seen. */
    static String replaced(String text, String replacement) {
        return INVISIBLE.matcher(text).replaceAll(replacement);
    }
}
