package dev.latchkey.local.emulator.platform;

/** The local stack cannot start or continue; the message says why and what to do. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
