package dev.latchkey.accounts.model;

/**
 * How a user wants to be called: one line of 1 to 100 code points in Unicode's form NFC, without spaces around it and
 * without characters that cannot be seen, except where a script or an emoji needs them. Equality is that of the text.
 */
public final class DisplayName {
    public static final int MAX_LENGTH = 100;

    private final String value;

    private DisplayName(String value) {
        this.value = value;
    }

    /**
     * Reads a name that a client sends.
     *
     * @throws dev.latchkey.domain.FailureException {@code VALIDATION_FAILED}
     */
    public static DisplayName of(String given) {
        return new DisplayName(Text.line(given, MAX_LENGTH, "/display_name"));
    }

    /** A name as it was stored: the rules of its day let it in, and stricter ones since leave it readable. */
    public static DisplayName stored(String value) {
        return new DisplayName(value);
    }

    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DisplayName name && value.equals(name.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
