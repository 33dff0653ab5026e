package dev.latchkey.domain;

import java.io.Serial;

/**
 * Carries a {@link Failure} out of a use case. Thrown inside a {@link UnitOfWork}, it undoes the work. Without a stack
 * trace unless it has a cause: a refusal is an ordinary outcome.
 */
public final class FailureException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    FailureException(Failure failure) {
        super(failure.code().wireName(), null, false, false);
        this.failure = failure;
    }

    FailureException(Failure failure, Throwable cause) {
        super(failure.code().wireName(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
