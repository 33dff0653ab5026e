package dev.latchkey.runtime.config;

import java.io.Serial;

/** An environment variable that Latchkey cannot start with. The message names it and says what was expected. */
public final class InvalidSetting extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private InvalidSetting(String message, Throwable cause) {
        super(message, cause);
    }

    private InvalidSetting(String message) {
        super(message);
    }

    /** For a setting that is no secret: the message shows its value. */
    public static InvalidSetting of(String variable, String expected, String value) {
        return new InvalidSetting(message(variable, expected, value));
    }

    public static InvalidSetting of(String variable, String expected, String value, Throwable cause) {
        return new InvalidSetting(message(variable, expected, value), cause);
    }

    /** For a secret, or one that is missing: the message does not show the value. */
    public static InvalidSetting of(String variable, String expected) {
        return new InvalidSetting(variable + " must be " + expected + ".");
    }

    private static String message(String variable, String expected, String value) {
        return variable + " must be " + expected + ", but is \"" + value + "\".";
    }
}
