package dev.latchkey.local.emulator.gateway;

import dev.latchkey.local.emulator.lambda.InvocationReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param requestId the X-Request-Id of the answer, which appears in the function's log; null when it has none
 * @param milliseconds from its last byte read to its answer written
 * @param function null when no function was invoked
 * @param invocation null when no function answered
 */
public record HandledRequest(
        Instant time,
        String id,
        @Nullable String requestId,
        String method,
        String path,
        int status,
        double milliseconds,
        @Nullable String function,
        @Nullable InvocationReport invocation) {}
