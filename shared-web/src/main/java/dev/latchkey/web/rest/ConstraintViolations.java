package dev.latchkey.web.rest;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.Violation;
import dev.latchkey.web.json.JsonPointers;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Says in the words of the contract what bean validation found. */
final class ConstraintViolations {
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private ConstraintViolations() {}

    static Failure failure(ConstraintViolationException invalid) {
        return Failure.of(FailureCode.VALIDATION_FAILED, "The input breaks a rule; errors says where.")
                .withViolations(violations(invalid.getConstraintViolations()));
    }

    /** Sorted by place, then by code. */
    static List<Violation> violations(Set<? extends ConstraintViolation<?>> found) {
        return found.stream()
                .map(ConstraintViolations::violation)
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::code))
                .toList();
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer.append(JsonPointers.child(node.getIndex()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append(JsonPointers.child(snakeCase(node.getName())));
            }
        }
        return new Violation(pointer.toString(), code(violation), violation.getMessage());
    }

    private static String code(ConstraintViolation<?> violation) {
        var constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            default -> snakeCase(constraint);
        };
    }

    private static String snakeCase(String camelCase) {
        return WORD_START.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
