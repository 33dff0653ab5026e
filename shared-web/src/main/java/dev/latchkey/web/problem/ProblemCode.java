package dev.latchkey.web.problem;

import static java.util.Objects.requireNonNull;

import dev.latchkey.domain.FailureCategory;
import dev.latchkey.domain.FailureCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every code that an answer can carry, with its status and title: those of the domain's failures, and those that only
 * HTTP knows. The wire form is stable; titles may change.
 */
public enum ProblemCode {
    MALFORMED_REQUEST(400, "The request cannot be understood"),
    VALIDATION_FAILED(FailureCode.VALIDATION_FAILED, "The input is not valid"),
    INVALID_CREDENTIALS(FailureCode.INVALID_CREDENTIALS, "Email or password is wrong"),
    INVALID_TOKEN(FailureCode.INVALID_TOKEN, "The access token is missing or not valid"),
    TOKEN_EXPIRED(FailureCode.TOKEN_EXPIRED, "The access token has expired"),
    INVALID_REFRESH_TOKEN(FailureCode.INVALID_REFRESH_TOKEN, "The refresh token is not valid"),
    REFRESH_TOKEN_REUSED(FailureCode.REFRESH_TOKEN_REUSED, "The refresh token was used before"),
    SESSION_EXPIRED(FailureCode.SESSION_EXPIRED, "The session has expired"),
    PREFERENCE_LOCKED(FailureCode.PREFERENCE_LOCKED, "The preference cannot be set by its user"),
    NOT_FOUND(FailureCode.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable form of the answer"),
    EMAIL_TAKEN(FailureCode.EMAIL_TAKEN, "The email address is taken"),
    CONFLICT(FailureCode.CONFLICT, "The request conflicts with what is there"),
    PRECONDITION_FAILED(FailureCode.PRECONDITION_FAILED, "A precondition does not hold"),
    PAYLOAD_TOO_LARGE(413, "The request body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    WEAK_PASSWORD(FailureCode.WEAK_PASSWORD, "The password is too weak"),
    SCHEMA_VIOLATION(FailureCode.SCHEMA_VIOLATION, "The value breaks its schema"),
    QUOTA_EXCEEDED(FailureCode.QUOTA_EXCEEDED, "A quota is exceeded"),
    IDEMPOTENCY_KEY_REUSED(FailureCode.IDEMPOTENCY_KEY_REUSED, "The idempotency key was used for another request"),
    TOO_MANY_REQUESTS(FailureCode.TOO_MANY_REQUESTS, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    SERVICE_UNAVAILABLE(FailureCode.SERVICE_UNAVAILABLE, "The service is unavailable"),
    TIMEOUT(FailureCode.TIMEOUT, "The request took too long");

    private static final Map<FailureCode, ProblemCode> BY_FAILURE = Arrays.stream(FailureCode.values())
            .collect(Collectors.toUnmodifiableMap(code -> code, code -> valueOf(code.name())));

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    ProblemCode(FailureCode code, String title) {
        this(statusOf(code.category()), title);
    }

    /** The code of a failure; each has one, which is checked when this class loads. */
    public static ProblemCode of(FailureCode code) {
        return requireNonNull(BY_FAILURE.get(code));
    }

    /** What an answer with only this status means; for answers that a framework made. */
    public static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 401 -> INVALID_TOKEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> SERVICE_UNAVAILABLE;
            case 504 -> TIMEOUT;
            default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
        };
    }

    private static int statusOf(FailureCategory category) {
        return switch (category) {
            case INVALID_INPUT -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case UNPROCESSABLE -> 422;
            case THROTTLED -> 429;
            case UNAVAILABLE -> 503;
            case TIMEOUT -> 504;
        };
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The code as clients see it, in snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
