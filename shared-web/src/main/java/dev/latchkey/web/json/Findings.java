package dev.latchkey.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with one body, gathered while it is read, so that its sender hears of everything at once. */
final class Findings {
    private static final Object ATTRIBUTE = Findings.class;

    private final List<Violation> violations = new ArrayList<>();

    /** Fields that a type does not have are noted and read over. */
    static final class UnknownFields extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name)
                throws IOException {
            var place = context.getParser().getParsingContext().pathAsPointer().toString();
            // Where the field is read from a buffer, after the object's end, the body's own parser is where the object
            // was.
            var pointer = parser.equals(context.getParser()) ? place : place + JsonPointers.child(name);
            of(context).add(new Violation(pointer, "unknown_field", "There is no such field."));
            parser.skipChildren();
            return true;
        }
    }

    /** The reader, with these to note down what it finds. */
    ObjectReader in(ObjectReader reader) {
        return reader.withAttribute(ATTRIBUTE, this);
    }

    static Findings of(DeserializationContext context) {
        return (Findings) context.getAttribute(ATTRIBUTE);
    }

    void add(Violation violation) {
        violations.add(violation);
    }

    boolean isEmpty() {
        return violations.isEmpty();
    }

    /** Adds those of places at which nothing was found so far: what could not be read is missing only for that. */
    void addElsewhere(List<Violation> more) {
        Set<String> places = violations.stream().map(Violation::pointer).collect(Collectors.toSet());
        more.stream().filter(violation -> !places.contains(violation.pointer())).forEach(violations::add);
    }

    /** The refusal by which reading ended, with what was found before where that is of its kind. */
    RuntimeException with(RuntimeException refusal) {
        if (isEmpty()
                || !(refusal instanceof FailureException last)
                || last.failure().code() != FailureCode.VALIDATION_FAILED) {
            return refusal;
        }
        addElsewhere(last.failure().violations());
        return refusal();
    }

    FailureException refusal() {
        return Failure.of(FailureCode.VALIDATION_FAILED, "The body breaks a rule of this route; errors says where.")
                .withViolations(violations.stream()
                        .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::code))
                        .toList())
                .asException();
    }
}
