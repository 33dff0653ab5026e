package dev.latchkey.preferences.model;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import java.util.regex.Pattern;

/**
 * A JSON number, as its literal text: {@code 1.10} and {@code 12345678901234567890} stay what they are.
 *
 * @param text the literal, in the grammar of RFC 8259 section 6
 */
public record JsonNumber(String text) implements JsonValue {
    private static final Pattern GRAMMAR =
            Pattern.compile("-?+(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+");

    public JsonNumber {
        if (!GRAMMAR.matcher(text).matches()) {
            throw Failure.of(FailureCode.VALIDATION_FAILED, "A number is not written as JSON writes numbers.")
                    .asException();
        }
    }

    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    @Override
    public int depth() {
        return 0;
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }
}
