package dev.latchkey.accounts.model;

/**
 * What a user calls the device that a session lives on. The same rules as for a {@link DisplayName}.
 */
public final class DeviceName {
    public static final int MAX_LENGTH = 100;

    private final String value;

    private DeviceName(String value) {
        this.value = value;
    }

    /**
     * Reads a name that a client sends.
     *
     * @throws dev.latchkey.domain.FailureException {@code VALIDATION_FAILED}
     */
    public static DeviceName of(String given) {
        return new DeviceName(Text.line(given, MAX_LENGTH, "/device_name"));
    }

    /** A name as it was stored: the rules of its day let it in, and stricter ones since leave it readable. */
    public static DeviceName stored(String value) {
        return new DeviceName(value);
    }

    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceName name && value.equals(name.value);
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
