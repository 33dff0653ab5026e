package dev.latchkey.runtime.aws;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A function does not start. The message is the reason itself, which frameworks wrap in failures of their own. */
public final class StartFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StartFailed(@Nullable Throwable failure) {
        super("The function does not start: " + reason(failure), failure);
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable reason = Objects.requireNonNull(failure, "whatever ends a start has a cause");
        for (Throwable cause = reason.getCause(); cause != null; cause = cause.getCause()) {
            reason = cause;
        }
        return reason.toString();
    }
}
