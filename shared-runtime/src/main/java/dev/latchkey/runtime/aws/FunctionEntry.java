package dev.latchkey.runtime.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import dev.latchkey.runtime.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where Lambda enters a function, named as class and method: checks all settings, and only then starts Quarkus. What ends the start is the first and
 * only thing that the log and the Runtime API hear of, not a frame of Quarkus around it or the last words of its threads.
 *
 * <p>It does not implement Lambda's interface, since Quarkus takes every class that does for a handler of the application,
 * and refuses two.
 */
public final class FunctionEntry {
    private static final String QUARKUS = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler";

    private final RequestStreamHandler handler;

    /**
     * Called by Lambda's runtime.
     *
     * @throws InvalidSetting with a line for each setting that is wrong
     * @throws StartFailed with the reason why the function does not start
     */
    public FunctionEntry() {
        this(System.getenv(), FunctionEntry::startQuarkus);
    }

    FunctionEntry(Map<String, String> variables, Supplier<RequestStreamHandler> start) {
        Settings.check(variables.keySet(), Environment.of(name -> Optional.ofNullable(variables.get(name))));
        handler = start.get();
    }

    /** Hands an event to Quarkus. Lambda's runtime recognizes the method by its parameters. */
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        handler.handleRequest(input, output, context);
    }

    /** By its name, since the function brings the extension that it is part of. */
    private static RequestStreamHandler startQuarkus() {
        try {
            return Class.forName(QUARKUS)
                    .asSubclass(RequestStreamHandler.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (InvocationTargetException e) {
            throw new StartFailed(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new StartFailed(e);
        }
    }
}
