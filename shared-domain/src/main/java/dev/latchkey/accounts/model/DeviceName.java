package dev.latchkey.accounts.model;

/** What a user calls the device that a session lives on. The same rules as for a {@link DisplayName}. */
public record DeviceName(String value) {
    public static final int MAX_LENGTH = 100;

    /** @throws dev.latchkey.domain.FailureException {@code VALIDATION_FAILED} */
    public DeviceName {
        value = Text.line(value, MAX_LENGTH, "/device_name");
    }
}
