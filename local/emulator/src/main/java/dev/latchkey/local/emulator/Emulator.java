package dev.latchkey.local.emulator;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.local.emulator.gateway.ApiGateway;
import dev.latchkey.local.emulator.gateway.CorsPolicy;
import dev.latchkey.local.emulator.gateway.RouteTable;
import dev.latchkey.local.emulator.http.HttpServers;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import dev.latchkey.local.emulator.lambda.LambdaFunction;
import dev.latchkey.local.emulator.lambda.ProcessRecords;
import dev.latchkey.local.emulator.lambda.RuntimeClient;
import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An HTTP API of API Gateway with Lambda functions behind it, on this machine. It comes up in steps, so that its owner can
 * do things between them: {@link #listen} takes the port, {@link #deploy} unpacks the functions, {@link #start} starts
 * them, and {@link #serve} opens the API, which answers 503 until then. Those four are for one thread; the rest is
 * thread-safe. Closing ends all that was started.
 */
public final class Emulator implements AutoCloseable {
    private final EmulatorSettings settings;
    private final Gate gate;
    private final HttpServer server;
    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();

    private Emulator(EmulatorSettings settings, Gate gate, HttpServer server) {
        this.settings = settings;
        this.gate = gate;
        this.server = server;
    }

    /**
     * Takes the port.
     *
     * @param controlPath the first segment of the paths that are not the API's, such as {@code /_control}
     * @throws StackFailure when the port is taken
     */
    public static Emulator listen(EmulatorSettings settings, String controlPath) {
        Gate gate = new Gate(controlPath);
        try {
            return new Emulator(settings, gate, HttpServers.start(settings.address(), settings.port(), gate));
        } catch (BindException e) {
            throw new StackFailure(
                    "Port " + settings.port() + " is taken. Stop what listens there, or choose another with --port.",
                    e);
        } catch (IOException e) {
            throw new StackFailure("Cannot listen on port " + settings.port() + ": " + e.getMessage(), e);
        }
    }

    /** Unpacks functions, after ending processes that an emulator which was killed left behind. Starts none. */
    public void deploy(List<FunctionSettings> all) {
        ProcessRecords records = new ProcessRecords(settings.directory().resolve("processes"), settings.onProblem());
        records.killLeftovers();
        RuntimeClient client = new RuntimeClient(settings.directory().resolve("native"));
        for (FunctionSettings function : all) {
            functions.put(
                    function.name(),
                    new LambdaFunction(
                            function, settings.lambda(), settings.directory(), client, records, settings.onProblem()));
        }
    }

    /**
     * Starts an instance of each function whose name is chosen, and waits until they are ready.
     *
     * @throws StackFailure with the function's own error when one cannot start
     */
    public void start(Predicate<String> chosen) throws InterruptedException {
        List<LambdaFunction> serving = functions.values().stream()
                .filter(function -> chosen.test(function.settings().name()))
                .toList();
        serving.forEach(LambdaFunction::prepare);
        for (LambdaFunction function : serving) {
            function.awaitReady();
        }
    }

    /** Opens the API, and the control paths beside it. */
    public void serve(RouteTable routes, CorsPolicy cors, HttpHandler control) {
        gate.open(
                new ApiGateway(
                        routes,
                        functions,
                        cors,
                        settings.throttling(),
                        settings.integrationTimeout(),
                        settings.onRequest()),
                control);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The API's address, without a slash at its end. */
    public URI uri() {
        return URI.create("http://localhost:" + port());
    }

    /** The deployed functions by their short names. */
    public Map<String, LambdaFunction> functions() {
        return Collections.unmodifiableMap(functions);
    }

    /**
     * A function by its short name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public LambdaFunction function(String name) {
        LambdaFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("No function " + name + ", only " + functions.keySet());
        }
        return function;
    }

    /** Stops listening, then ends the functions by Lambda's rules, all at the same time. */
    @Override
    public void close() {
        try {
            server.stop(0);
        } finally {
            List<Thread> closing = new ArrayList<>();
            functions
                    .values()
                    .forEach(function -> closing.add(Thread.ofVirtual().start(function::close)));
            closing.forEach(Emulator::join);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
