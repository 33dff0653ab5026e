package dev.latchkey.localstack.gateway;

import dev.latchkey.localstack.lambda.InvocationReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param milliseconds from its last byte read to its answer written
 * @param function null when no function was invoked
 * @param invocation null when no function answered
 */
public record HandledRequest(
        Instant time,
        String id,
        String method,
        String path,
        int status,
        double milliseconds,
        @Nullable String function,
        @Nullable InvocationReport invocation) {}
