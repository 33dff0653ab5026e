package dev.latchkey.runtime.config;

import java.io.Serial;
import java.util.List;

/**
 * Environment variables that Latchkey cannot start with. The message has a line for each: its name, its value unless it
 * is a secret, what is allowed, and the reason. It has no stack trace, since the line alone says what to change.
 */
public final class InvalidSetting extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    InvalidSetting(String message) {
        super(message, null, false, false);
    }

    InvalidSetting(String message, Throwable cause) {
        super(message, cause, false, false);
    }

    /** For several at once. */
    static InvalidSetting of(List<String> problems) {
        return new InvalidSetting(String.join("\n", problems));
    }

    /** For a variable of another owner than Latchkey that is missing. */
    public static InvalidSetting of(String variable, String expected) {
        return new InvalidSetting(variable + " must be " + expected + ".");
    }

    /** The message, one line a variable. */
    public String lines() {
        return String.valueOf(getMessage());
    }
}
