package dev.latchkey.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
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

    static RuntimeException of(JsonProcessingException e) {
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
            when mapping.getCause() instanceof JsonProcessingException cause -> of(cause);
            case StreamConstraintsException _ ->
                MalformedJson.of(
                        "The body nests deeper than " + StrictJson.MAX_DEPTH
                                + ", or a name or number in it is too long.",
                        e);
            case StreamReadException read
            when read.getOriginalMessage().startsWith("Duplicate field") ->
                MalformedJson.of("A field occurs twice.", e);
            default -> MalformedJson.of("The body is not valid JSON.", e);
        };
    }

    private static FailureException invalid(JsonMappingException e, String code, String detail) {
        return Failure.of(FailureCode.VALIDATION_FAILED, "The body does not have the form that this route takes.")
                .withViolations(List.of(new Violation(pointer(e.getPath()), code, detail)))
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
