package dev.latchkey.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    @ParameterizedTest
    @EnumSource
    void everyFailureHasAProblemOfItsName(FailureCode code) {
        assertThat(ProblemCode.of(code).wireName()).isEqualTo(code.wireName());
    }

    @ParameterizedTest
    @CsvSource({
        "malformed_request, 400",
        "validation_failed, 400",
        "invalid_credentials, 401",
        "invalid_token, 401",
        "token_expired, 401",
        "invalid_refresh_token, 401",
        "refresh_token_reused, 401",
        "session_expired, 401",
        "preference_locked, 403",
        "not_found, 404",
        "method_not_allowed, 405",
        "not_acceptable, 406",
        "email_taken, 409",
        "conflict, 409",
        "precondition_failed, 412",
        "payload_too_large, 413",
        "unsupported_media_type, 415",
        "weak_password, 422",
        "schema_violation, 422",
        "quota_exceeded, 422",
        "idempotency_key_reused, 422",
        "too_many_requests, 429",
        "internal_error, 500",
        "service_unavailable, 503",
        "timeout, 504",
    })
    void everyCodeHasTheStatusOfTheContract(String code, int status) {
        assertThat(ProblemCode.values())
                .filteredOn(problem -> problem.wireName().equals(code))
                .singleElement()
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
        assertThat(ProblemCode.values()).hasSize(25);
    }

    @Test
    void aDocumentHasAllThatTheContractNames() {
        var failure = Failure.of(FailureCode.PRECONDITION_FAILED, "It is at \"7\".")
                .withFacts(Map.of("current_version", 7L, "a", "b"))
                .withViolations(List.of(new Violation("/a~1b", "x", "Y.")));
        assertThat(ProblemJson.write(Problem.of(failure), "/v1/x", "r-1"))
                .isEqualTo("{\"type\":\"urn:latchkey:problem:precondition_failed\","
                        + "\"title\":\"A precondition does not hold\",\"status\":412,\"detail\":\"It is at \\\"7\\\".\","
                        + "\"instance\":\"/v1/x\",\"code\":\"precondition_failed\",\"request_id\":\"r-1\","
                        + "\"errors\":[{\"pointer\":\"/a~1b\",\"code\":\"x\",\"detail\":\"Y.\"}],"
                        + "\"a\":\"b\",\"current_version\":7}");
    }

    @Test
    void waitingIsToldInWholeSecondsAndNeverZero() {
        var throttled = Failure.of(FailureCode.TOO_MANY_REQUESTS, "Wait.");
        assertThat(retryAfter(throttled.withRetryAfter(Duration.ofMillis(1)))).isEqualTo("1");
        assertThat(retryAfter(throttled.withRetryAfter(Duration.ofMillis(1001))))
                .isEqualTo("2");
        assertThat(retryAfter(throttled.withRetryAfter(Duration.ZERO))).isEqualTo("1");
        assertThat(retryAfter(throttled)).isEqualTo("1");
    }

    private static String retryAfter(Failure failure) {
        return Problem.of(failure).headers().getOrDefault("Retry-After", "");
    }
}
