package dev.latchkey.preferences.model;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import java.util.regex.Pattern;

/**
 * The name of one document of preferences: {@code [a-z][a-z0-9_-]{0,63}}. Any other name is refused by a
 * {@link dev.latchkey.domain.FailureException} with {@code validation_failed}.
 */
public record Namespace(String name) implements Comparable<Namespace> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    public Namespace {
        if (!FORM.matcher(name).matches()) {
            throw Failure.of(
                            FailureCode.VALIDATION_FAILED,
                            "A namespace is 1 to 64 characters: a lower-case letter, then lower-case letters, digits,"
                                    + " hyphens and underscores.")
                    .asException();
        }
    }

    @Override
    public int compareTo(Namespace other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
