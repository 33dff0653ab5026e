package dev.latchkey.preferences.model;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What JSON of a client's must keep to before it is stored: nesting, numbers that a double can stand for, and no text that
 * PostgreSQL and other JSON libraries cannot keep. What is stored was judged by the rules of its day and is not judged
 * again.
 */
public final class JsonRules {
    private final UnaryOperator<String> pointers;

    private JsonRules(UnaryOperator<String> pointers) {
        this.pointers = pointers;
    }

    /** Where a value is. A pointer for each of them would cost the square of a long name; one is made for an error alone. */
    private record Place(Optional<Place> around, String name) {
        static final Place ROOT = new Place(Optional.empty(), "");

        Place child(String member) {
            return new Place(Optional.of(this), member);
        }

        String pointer() {
            return around.map(place -> JsonPointer.child(place.pointer(), name)).orElse("");
        }
    }

    /**
     * Refuses a value that breaks a rule.
     *
     * @throws FailureException {@code VALIDATION_FAILED} that points at the first place where it does
     */
    public static void require(JsonValue sent) {
        require(sent, UnaryOperator.identity());
    }

    /**
     * Refuses a value that breaks a rule.
     *
     * @param pointers from a pointer into the value to one into the request's body
     * @throws FailureException {@code VALIDATION_FAILED} that points at the first place where it does
     */
    public static void require(JsonValue sent, UnaryOperator<String> pointers) {
        var rules = new JsonRules(pointers);
        if (sent.depth() > JsonValue.MAX_DEPTH) {
            throw rules.broken(Place.ROOT, "too_deep", "JSON may be nested at most " + JsonValue.MAX_DEPTH + " deep.");
        }
        rules.check(Place.ROOT, sent);
    }

    private void check(Place place, JsonValue value) {
        switch (value) {
            case JsonNull _, JsonBoolean _ -> {}
            case JsonNumber(String literal) -> checkNumber(place, literal);
            case JsonString(String text) -> checkText(place, text);
            case JsonArray array -> {
                int index = 0;
                for (var element : array.elements()) {
                    check(place.child(Integer.toString(index++)), element);
                }
            }
            case JsonObject object ->
                object.members().forEach((name, member) -> {
                    checkText(place, name);
                    check(place.child(name), member);
                });
        }
    }

    private void checkNumber(Place place, String literal) {
        if (Double.isInfinite(Double.parseDouble(literal))) {
            throw broken(place, "number_out_of_range", "A number is beyond the range of an IEEE 754 double.");
        }
    }

    private void checkText(Place place, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw broken(place, "invalid_character", "A string holds a NUL character.");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw broken(place, "invalid_character", "A string holds a lone surrogate.");
                }
                i++;
            }
        }
    }

    private FailureException broken(Place place, String code, String detail) {
        return Failure.of(FailureCode.VALIDATION_FAILED, detail)
                .withViolations(List.of(new Violation(pointers.apply(place.pointer()), code, detail)))
                .asException();
    }
}
