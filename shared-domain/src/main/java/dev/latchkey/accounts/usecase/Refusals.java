package dev.latchkey.accounts.usecase;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.time.Duration;

/** The refusals that several use cases give, in one wording each. */
final class Refusals {
    /** Several times what it takes to check a password. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private Refusals() {}

    /** The access token is genuine, but what it was issued for is gone. */
    static FailureException signedOut() {
        return Failure.of(FailureCode.INVALID_TOKEN, "The session of this access token has ended.")
                .asException();
    }

    /** One wording for an unknown email and a wrong password, so that nobody learns who has an account. */
    static FailureException wrongCredentials() {
        return Failure.of(FailureCode.INVALID_CREDENTIALS, "The email or the password is wrong.")
                .asException();
    }

    static FailureException throttled(Duration wait) {
        return Failure.of(FailureCode.TOO_MANY_REQUESTS, "Too many failed attempts for this account. Try again later.")
                .withRetryAfter(wait)
                .asException();
    }

    /** No failure is known to be one too many; a success of those that are being checked ends the wait. */
    static FailureException stillChecking() {
        return Failure.of(
                        FailureCode.TOO_MANY_REQUESTS,
                        "Other attempts for this account are still being checked. Try again in a moment.")
                .withRetryAfter(MOMENT)
                .asException();
    }

    static FailureException passwordChangedMeanwhile() {
        return Failure.of(FailureCode.CONFLICT, "The password was changed at the same time. Nothing else was done.")
                .asException();
    }
}
