package dev.latchkey.preferences.model;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import java.util.regex.Pattern;

/** The name of one document of preferences: {@code [a-z][a-z0-9_-]{0,63}}. Equality is that of the text. */
public final class Namespace implements Comparable<Namespace> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private final String name;

    private Namespace(String name) {
        this.name = name;
    }

    /**
     * Reads a name that a client or the catalog gives.
     *
     * @throws dev.latchkey.domain.FailureException {@code VALIDATION_FAILED} for any other name
     */
    public static Namespace of(String given) {
        if (!FORM.matcher(given).matches()) {
            throw Failure.of(
                            FailureCode.VALIDATION_FAILED,
                            "A namespace is 1 to 64 characters: a lower-case letter, then lower-case letters, digits,"
                                    + " hyphens and underscores.")
                    .asException();
        }
        return new Namespace(given);
    }

    /** A name as it was stored: the rules of its day let it in, and stricter ones since leave it readable. */
    public static Namespace stored(String name) {
        return new Namespace(name);
    }

    public String name() {
        return name;
    }

    @Override
    public int compareTo(Namespace other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Namespace namespace && name.equals(namespace.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
