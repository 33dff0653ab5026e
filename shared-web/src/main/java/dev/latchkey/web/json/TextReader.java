package dev.latchkey.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.Violation;
import java.io.IOException;
import java.io.Serial;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text of a body into a value of the domain. A text that the value does not take, or what is no text, is noted
 * with all else that is wrong with the body, and read as {@code null}.
 */
public abstract class TextReader<T> extends StdDeserializer<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parser;

    /**
     * Makes a reader.
     *
     * @param parser throws {@code VALIDATION_FAILED} for a text that is none of the type; where, is known here
     */
    protected TextReader(Class<T> type, Function<String, T> parser) {
        super(type);
        this.parser = parser;
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        var pointer = json.getParsingContext().pathAsPointer().toString();
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            Findings.of(context)
                    .add(new Violation(pointer, "wrong_type", "The value is not of the type that belongs here."));
            json.skipChildren();
            return null;
        }
        try {
            return parser.apply(json.getText());
        } catch (FailureException refused) {
            refused.failure()
                    .violations()
                    .forEach(violation ->
                            Findings.of(context).add(new Violation(pointer, violation.code(), violation.detail())));
            return null;
        }
    }
}
