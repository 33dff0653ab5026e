package dev.latchkey.localstack.e2e;

import dev.latchkey.localstack.Stack;
import dev.latchkey.localstack.StackOptions;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one stack of up to four instances a function for all end to end tests of a run, and hands it to test methods
 * as {@link Stack}, and clients of it as {@link Client}. Each client calls from a loopback address of its own, so that
 * the rate limits of one test do not meet another's requests.
 */
final class SharedStack implements ParameterResolver {
    private static final AtomicInteger ADDRESSES = new AtomicInteger(10);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class || type == Client.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stack stack = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedStack.class))
                .computeIfAbsent(Running.class, key -> new Running(start(options("shared"))), Running.class)
                .stack();
        return parameter.getParameter().getType() == Stack.class ? stack : client(stack);
    }

    /** Options of a stack whose data lies in a folder of its own below {@code target}. */
    static StackOptions options(String name) {
        return new StackOptions(root())
                .dataDirectory(data(name))
                .port(0)
                .fresh(true)
                .throttling(false)
                .instances(4);
    }

    static Path data(String name) {
        return root().resolve("local-stack/target/e2e").resolve(name);
    }

    private static Path root() {
        return Path.of(System.getProperty("latchkey.root"));
    }

    static Stack start(StackOptions options) {
        try {
            return Stack.start(options);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A client that calls from a loopback address that no other client uses. */
    static Client client(Stack stack) {
        int number = ADDRESSES.getAndIncrement();
        return new Client(stack.uri(), "127.0." + number / 250 + "." + (number % 250 + 1));
    }

    private record Running(Stack stack) implements AutoCloseable {
        @Override
        public void close() {
            stack.close();
        }
    }
}
