package dev.latchkey.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.runtime.config.InvalidSetting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionEntryTest {
    private static final Context NOTHING_KNOWN = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    @Test
    void a_wrong_setting_ends_the_start_before_anything_else_begins() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> new FunctionEntry(Map.of("LATCHKEY_AUDIT_RETENTION", "1"), () -> {
                    throw new AssertionError("Quarkus was started.");
                }))
                .withMessageStartingWith("LATCHKEY_AUDIT_RETENTION must be ")
                .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
    }

    @Test
    void with_right_ones_the_handler_gets_every_event() throws IOException {
        var entry = new FunctionEntry(
                Map.of("LATCHKEY_AUDIT_RETENTION", "P90D"), () -> (input, output, context) -> input.transferTo(output));
        var output = new ByteArrayOutputStream();

        entry.handleRequest(new ByteArrayInputStream(new byte[] {1, 2}), output, NOTHING_KNOWN);

        assertThat(output.toByteArray()).containsExactly(1, 2);
    }

    @Test
    void another_failure_is_told_by_its_reason() {
        var failure = new StartFailed(new RuntimeException(
                "Quarkus manual initialization failed",
                new IllegalStateException("wrapped", new IllegalArgumentException("the catalog is broken"))));

        assertThat(failure)
                .hasMessage("The function does not start: java.lang.IllegalArgumentException: the catalog is broken");
    }
}
