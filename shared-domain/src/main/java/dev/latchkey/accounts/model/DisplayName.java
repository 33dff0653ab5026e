package dev.latchkey.accounts.model;

/**
 * How a user wants to be called: one line of 1 to 100 code points in Unicode's form NFC, without spaces around it,
 * control characters or marks that change the direction of writing.
 */
public record DisplayName(String value) {
    public static final int MAX_LENGTH = 100;

    /** @throws dev.latchkey.domain.FailureException {@code VALIDATION_FAILED} */
    public DisplayName {
        value = Text.line(value, MAX_LENGTH, "/display_name");
    }
}
