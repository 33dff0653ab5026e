package dev.latchkey.web.edge;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that has its answer.
 *
 * @param code the problem's code, where the answer is a problem
 */
public record CompletedRequest(CurrentRequest request, int status, Duration latency, Optional<String> code) {}
