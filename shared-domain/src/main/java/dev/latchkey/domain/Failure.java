package dev.latchkey.domain;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal, as a value. Everything in it may be shown to the caller.
 *
 * @param code which refusal
 * @param detail one sentence for a person, without any secret
 * @param violations what is wrong with the input, part by part; empty for other refusals
 * @param retryAfter how long to wait before trying again, where waiting helps
 * @param facts further stable facts by their snake_case names, such as the current version of a document; values are
 *     strings, numbers or booleans
 */
public record Failure(
        FailureCode code,
        String detail,
        List<Violation> violations,
        Optional<Duration> retryAfter,
        Map<String, Object> facts) {

    public Failure {
        requireNonNull(code, "code");
        requireNonNull(detail, "detail");
        requireNonNull(retryAfter, "retryAfter");
        violations = List.copyOf(violations);
        facts = Map.copyOf(facts);
    }

    public static Failure of(FailureCode code, String detail) {
        return new Failure(code, detail, List.of(), Optional.empty(), Map.of());
    }

    public Failure withViolations(List<Violation> found) {
        return new Failure(code, detail, found, retryAfter, facts);
    }

    public Failure withRetryAfter(Duration wait) {
        return new Failure(code, detail, violations, Optional.of(wait), facts);
    }

    public Failure withFacts(Map<String, Object> more) {
        return new Failure(code, detail, violations, retryAfter, more);
    }

    /** This refusal, ready to be thrown. */
    public FailureException asException() {
        return new FailureException(this);
    }

    /** This refusal with what led to it, for the log alone. */
    public FailureException asException(Throwable cause) {
        return new FailureException(this, cause);
    }
}
