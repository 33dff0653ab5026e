package dev.latchkey.local.stack.e2e;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.StackOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one stack of up to four instances a function for all end to end tests of a run, and hands it to test methods
 * as {@link Stack}, clients of it as {@link Client} and {@link RawHttp}, and a key that it accepts as {@link KnownKey}. Each client calls from a loopback address of its own, so that
 * the rate limits of one test do not meet another's requests.
 */
public final class SharedStack implements ParameterResolver {
    private static final AtomicInteger ADDRESSES = new AtomicInteger(10);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class || type == Client.class || type == RawHttp.class || type == KnownKey.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedStack.class))
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == KnownKey.class) {
            return running.key();
        }
        if (type == RawHttp.class) {
            return new RawHttp(running.stack().uri(), newAddress());
        }
        return type == Stack.class ? running.stack() : client(running.stack());
    }

    /** Options of a stack whose data lies in a folder of its own below {@code target}. */
    static StackOptions options(String name) {
        return new StackOptions(root())
                .dataDirectory(data(name))
                .port(0)
                .fresh(true)
                .throttling(false)
                .timeToFinish(Duration.ofSeconds(10))
                .timeout("health", Duration.ofSeconds(30))
                .environment(Map.of("LATCHKEY_HEALTH_BUDGET", "PT10S"))
                .instances(4);
    }

    static Path data(String name) {
        return root().resolve("local/stack/target/e2e").resolve(name);
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

    /** A client that calls from an address of its own. */
    static Client client(Stack stack) {
        return new Client(stack.uri(), newAddress());
    }

    /** A loopback address that nobody called from before. */
    public static String newAddress() {
        int number = ADDRESSES.getAndIncrement();
        return "127.0." + number / 250 + "." + (number % 250 + 1);
    }

    private record Running(Stack stack, KnownKey key) implements AutoCloseable {
        static Running start() {
            Stack stack = SharedStack.start(options("shared"));
            return new Running(stack, KnownKey.publish(stack, client(stack)));
        }

        @Override
        public void close() {
            stack.close();
        }
    }
}
