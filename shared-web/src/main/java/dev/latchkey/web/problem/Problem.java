package dev.latchkey.web.problem;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.Violation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A problem document (RFC 9457), apart from what only the request knows (its path and id, which {@link ProblemJson}
 * adds). Everything in it is sent to the caller.
 */
public record Problem(
        ProblemCode code,
        String detail,
        List<Violation> errors,
        Optional<Duration> retryAfter,
        Map<String, Object> facts) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What asks for an access token where none was sent. */
    public static final String CHALLENGE = "Bearer realm=\"latchkey\"";

    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(1);

    public Problem {
        errors = List.copyOf(errors);
        facts = Map.copyOf(facts);
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), Optional.empty(), Map.of());
    }

    public static Problem of(Failure failure) {
        return new Problem(
                ProblemCode.of(failure.code()),
                failure.detail(),
                failure.violations(),
                failure.retryAfter(),
                failure.facts());
    }

    /** The document for an answer of which only the status is known. */
    public static Problem ofStatus(int status) {
        var code = ProblemCode.ofStatus(status);
        return of(code, code.title() + ".");
    }

    /** The headers that go with this problem, its content type included. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", MEDIA_TYPE);
        if (code.status() == 401) {
            headers.put("WWW-Authenticate", challenge());
        }
        if (code.status() == 429 || code.status() == 503) {
            headers.put("Retry-After", Long.toString(seconds(retryAfter.orElse(DEFAULT_RETRY_AFTER))));
        }
        return headers;
    }

    /** RFC 6750 section 3: the error parameter speaks of the token that was sent, and of nothing else. */
    private String challenge() {
        return switch (code) {
            case INVALID_TOKEN -> CHALLENGE + ", error=\"invalid_token\", error_description=\"The token is not valid\"";
            case TOKEN_EXPIRED -> CHALLENGE + ", error=\"invalid_token\", error_description=\"The token has expired\"";
            default -> CHALLENGE;
        };
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
