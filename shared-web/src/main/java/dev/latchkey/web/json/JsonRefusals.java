package dev.latchkey.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.Violation;
import java.io.UncheckedIOException;
import java.util.List;

/** Turns what Jackson throws into refusals that name the place and no class. */
final class JsonRefusals {
    private JsonRefusals() {}

    /**
     * The refusal that an exception comes to.
     *
     * @param place where the parser stopped
     */
    static RuntimeException of(JsonProcessingException e, JsonStreamContext place) {
        return switch (e) {
            case InvalidDefinitionException _ -> new UncheckedIOException("A type of this program cannot be read.", e);
            case UnrecognizedPropertyException unknown -> invalid(unknown, "unknown_field", "There is no such field.");
            case MismatchedInputException mismatch ->
                invalid(mismatch, "wrong_type", "The value is not of the type that belongs here.");
            case JsonMappingException mapping
            when mapping.getCause() instanceof InputCoercionException ->
                invalid(mapping, "wrong_type", "The number does not fit here.");
            case JsonMappingException mapping when mapping.getCause() instanceof FailureException failure -> failure;
            case JsonMappingException mapping
            when mapping.getCause() instanceof JsonProcessingException cause -> of(cause, place);
            case StreamConstraintsException limit -> beyond(limit, place);
            case StreamReadException read
            when read.getOriginalMessage().startsWith("Duplicate field") ->
                MalformedJson.of("A field occurs twice.", e);
            default -> MalformedJson.of("The body is not valid JSON.", e);
        };
    }

    /** The parser is still at the member before the one whose name is too long: that is in the object around both. */
    private static RuntimeException beyond(StreamConstraintsException limit, JsonStreamContext place) {
        var message = limit.getOriginalMessage();
        if (message.startsWith("Number")) {
            return invalid(
                    limit,
                    place.pathAsPointer().toString(),
                    "number_too_long",
                    "A number may have at most " + StrictJson.MAX_NUMBER_LENGTH + " characters.");
        }
        if (message.startsWith("Name")) {
            var around = place.getParent();
            return invalid(
                    limit,
                    around == null ? "" : around.pathAsPointer().toString(),
                    "name_too_long",
                    "A name may have at most " + StrictJson.MAX_NAME_LENGTH + " characters.");
        }
        return MalformedJson.of("The body nests deeper than " + StrictJson.MAX_DEPTH + ".", limit);
    }

    private static FailureException invalid(JsonMappingException e, String code, String detail) {
        return invalid(e, pointer(e.getPath()), code, detail);
    }

    private static FailureException invalid(JsonProcessingException e, String pointer, String code, String detail) {
        return Failure.of(FailureCode.VALIDATION_FAILED, "The body does not have the form that this route takes.")
                .withViolations(List.of(new Violation(pointer, code, detail)))
                .asException(e);
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            pointer.append(
                    step.getFieldName() == null
                            ? JsonPointers.child(step.getIndex())
                            : JsonPointers.child(step.getFieldName()));
        }
        return pointer.toString();
    }
}
