package dev.latchkey.local.stack.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.emulator.lambda.InvocationResult;
import dev.latchkey.local.stack.Stack;
import java.time.Duration;

/** Gives commands to the migrations function, as an operator does. */
final class Operator {
    private Operator() {}

    /** Invokes it with a payload, which succeeds. */
    static void invoke(Stack stack, String payload) {
        try {
            assertThat(stack.function("migrations")
                            .invoke(
                                    payload.getBytes(UTF_8),
                                    "Root=1-00000000-000000000000000000000000;Sampled=0",
                                    Duration.ofMinutes(2)))
                    .isInstanceOf(InvocationResult.Succeeded.class);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
