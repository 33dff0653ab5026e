package dev.latchkey.domain;

import java.util.Locale;

/** The closed set of refusals that the domain knows. The wire form of each code is stable: clients branch on it. */
public enum FailureCode {
    VALIDATION_FAILED(FailureCategory.INVALID_INPUT),
    INVALID_CREDENTIALS(FailureCategory.UNAUTHENTICATED),
    INVALID_TOKEN(FailureCategory.UNAUTHENTICATED),
    TOKEN_EXPIRED(FailureCategory.UNAUTHENTICATED),
    INVALID_REFRESH_TOKEN(FailureCategory.UNAUTHENTICATED),
    REFRESH_TOKEN_REUSED(FailureCategory.UNAUTHENTICATED),
    SESSION_EXPIRED(FailureCategory.UNAUTHENTICATED),
    PREFERENCE_LOCKED(FailureCategory.FORBIDDEN),
    NOT_FOUND(FailureCategory.NOT_FOUND),
    EMAIL_TAKEN(FailureCategory.CONFLICT),
    CONFLICT(FailureCategory.CONFLICT),
    PRECONDITION_FAILED(FailureCategory.PRECONDITION_FAILED),
    WEAK_PASSWORD(FailureCategory.UNPROCESSABLE),
    SCHEMA_VIOLATION(FailureCategory.UNPROCESSABLE),
    QUOTA_EXCEEDED(FailureCategory.UNPROCESSABLE),
    IDEMPOTENCY_KEY_REUSED(FailureCategory.UNPROCESSABLE),
    TOO_MANY_REQUESTS(FailureCategory.THROTTLED),
    SERVICE_UNAVAILABLE(FailureCategory.UNAVAILABLE),
    TIMEOUT(FailureCategory.TIMEOUT);

    private final FailureCategory category;

    FailureCode(FailureCategory category) {
        this.category = category;
    }

    public FailureCategory category() {
        return category;
    }

    /** The code as clients see it, in snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
