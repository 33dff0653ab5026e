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
    /** Controls, line and paragraph separators, and the marks that reorder what a reader sees (UAX 9). */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    /** Something to see: neither of Unicode's controls, formats and unassigned ones, nor a space. */
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{C}\\p{Z}]");

    private Text() {}

    /** One line in Unicode's form NFC without spaces around it, of 1 to {@code maxLength} code points. */
    static String line(String given, int maxLength, String pointer) {
        var line = Normalizer.normalize(given, Normalizer.Form.NFC).strip();
        if (line.isEmpty()) {
            throw invalid(pointer, "blank", "Must not be blank.");
        }
        if (length(line) > maxLength) {
            throw invalid(pointer, "too_long", "Must have at most %d characters.".formatted(maxLength));
        }
        if (INVISIBLE.matcher(line).find()) {
            throw invalid(pointer, "invalid_character", "Must not contain control characters.");
        }
        if (!VISIBLE.matcher(line).find()) {
            throw invalid(pointer, "blank", "Must not be blank.");
        }
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
