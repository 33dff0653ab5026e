package dev.latchkey.accounts.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.Violation;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** What the texts that people type have in common. */
final class Text {
    /** Unicode's spaces, of which {@link String#strip} would leave those that do not break a line. */
    private static final Pattern SPACES_AROUND = Pattern.compile("^[\\s\\p{Z}]++|(?<![\\s\\p{Z}])[\\s\\p{Z}]++$");

    /** Something to see: neither of Unicode's controls, formats and unassigned ones, nor a space or a mark alone. */
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{C}\\p{Z}\\p{M}]");

    /** More marks on one letter than any language has (UAX 15, stream-safe text). */
    private static final Pattern HEAP_OF_MARKS = Pattern.compile("\\p{M}{31}");

    /** No code point is the composition of more than four; to normalize more than can be valid would cost time for nothing. */
    private static final int LARGEST_COMPOSITION = 4;

    private Text() {}

    /**
     * The text in Unicode's form NFC; as it is where more than 30 marks follow each other, since putting them in order
     * takes time by the square of their number.
     */
    static String nfc(String text) {
        return HEAP_OF_MARKS.matcher(text).find() ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** One line in Unicode's form NFC without spaces around it, of 1 to {@code maxLength} code points that can be seen. */
    static String line(String given, int maxLength, String pointer) {
        var stripped = SPACES_AROUND.matcher(given).replaceAll("");
        var tooLong = "Must have at most %d characters.".formatted(maxLength);
        if (length(stripped) > LARGEST_COMPOSITION * maxLength) {
            throw invalid(pointer, "too_long", tooLong);
        }
        var line = nfc(stripped);
        if (!VISIBLE.matcher(InvisibleCharacters.replaced(line, "")).find()) {
            throw invalid(pointer, "blank", "Must not be blank.");
        }
        if (length(line) > maxLength) {
            throw invalid(pointer, "too_long", tooLong);
        }
        InvisibleCharacters.firstOutOfPlace(line).ifPresent(character -> {
            throw invalid(
                    pointer,
                    "invalid_character",
                    "Must not contain characters that cannot be seen, such as U+%04X.".formatted(character));
        });
        return line;
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static int octets(String text) {
        return text.getBytes(UTF_8).length;
    }

    /** Whether the text can be written in UTF-8: no half of a surrogate pair stands alone. */
    static boolean isWellFormed(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }

    static FailureException invalid(String pointer, String code, String detail) {
        return Failure.of(FailureCode.VALIDATION_FAILED, detail)
                .withViolations(List.of(new Violation(pointer, code, detail)))
                .asException();
    }
}
