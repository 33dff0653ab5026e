package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.EmulatorSettings;
import dev.latchkey.local.emulator.gateway.HandledRequest;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import dev.latchkey.local.emulator.lambda.LambdaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a {@link Stack} is to run. Each method changes one thing and returns this object; not thread-safe. */
public final class StackOptions {
    final Path projectRoot;
    Path dataDirectory;
    Path routes;
    Path description;
    String address = "127.0.0.1";
    int port = 8080;
    int databasePort;
    int instances = 1;
    boolean snapStart;
    boolean freeze;
    boolean fresh;
    boolean throttling = true;
    boolean database = true;
    int queueLimit = 100;
    Duration queueTimeout = Duration.ofSeconds(20);
    Duration initTimeout = Duration.ofSeconds(60);
    Duration timeToFinish = Duration.ofMillis(500);
    Duration integrationTimeout = Duration.ofSeconds(30);

    @Nullable
    String javaToolOptions;

    Map<String, String> environment = new HashMap<>();

    @Nullable
    List<FunctionSettings> functions;

    List<FunctionSettings> furtherFunctions = List.of();
    final Map<String, Duration> timeouts = new HashMap<>();

    Consumer<HandledRequest> onRequest = request -> {};
    Consumer<String> onProgress = text -> {};
    Consumer<String> onProblem = text -> {};

    /** Options for the functions packaged under a project's root, with data in its {@code .latchkey}. */
    public StackOptions(Path projectRoot) {
        this.projectRoot = projectRoot.toAbsolutePath().normalize();
        this.dataDirectory = this.projectRoot.resolve(".latchkey");
        this.routes = this.projectRoot.resolve("infra").resolve("routes.json");
        this.description = this.projectRoot.resolve("docs").resolve("openapi.yaml");
    }

    /** What the command line asks for; whether to print requests is the program's to decide. */
    static StackOptions of(CommandLine.Up up, Path projectRoot) {
        return new StackOptions(projectRoot)
                .port(up.port())
                .address(up.address())
                .databasePort(up.databasePort())
                .instances(up.instances())
                .snapStart(up.switches().contains("--snapstart"))
                .freeze(up.switches().contains("--freeze"))
                .fresh(up.switches().contains("--fresh"))
                .throttling(!up.switches().contains("--no-throttle"));
    }

    /** The IP address on which the API listens. Default 127.0.0.1; a container needs 0.0.0.0. */
    public StackOptions address(String value) {
        address = value;
        return this;
    }

    /** Where the API listens; 0 for any free port. Default 8080. */
    public StackOptions port(int value) {
        port = value;
        return this;
    }

    /** Where PostgreSQL listens on 127.0.0.1; 0, the default, for any free port. */
    public StackOptions databasePort(int value) {
        databasePort = value;
        return this;
    }

    /** Processes that a function may have at most. Default 1. */
    public StackOptions instances(int value) {
        instances = value;
        return this;
    }

    /** Whether instances pass through a rehearsed snapshot. Default no. */
    public StackOptions snapStart(boolean value) {
        snapStart = value;
        return this;
    }

    /** Whether idle instances are stopped between invocations. Default no. */
    public StackOptions freeze(boolean value) {
        freeze = value;
        return this;
    }

    /** Whether the database starts empty. Default no. */
    public StackOptions fresh(boolean value) {
        fresh = value;
        return this;
    }

    /** Whether the routes' throttles are enforced. Default yes. */
    public StackOptions throttling(boolean value) {
        throttling = value;
        return this;
    }

    /** Whether there is a database, and migrations with it. Default yes. */
    public StackOptions database(boolean value) {
        database = value;
        return this;
    }

    /** Invocations of a function that may wait for an instance, and for how long. Default 100 for 20 s. */
    public StackOptions queue(int limit, Duration timeout) {
        queueLimit = limit;
        queueTimeout = timeout;
        return this;
    }

    /** How long a new instance may take until it asks for work. Default 60 s; Lambda allows 10. */
    public StackOptions initTimeout(Duration value) {
        initTimeout = value;
        return this;
    }

    /** What functions with an extension get after SIGTERM. Default 500 ms, as on Lambda. */
    public StackOptions timeToFinish(Duration value) {
        timeToFinish = value;
        return this;
    }

    /** How long the gateway waits for a function. Default 30 s, as on AWS. */
    public StackOptions integrationTimeout(Duration value) {
        integrationTimeout = value;
        return this;
    }

    /** Further options of the functions' JVMs, handed on as {@code JAVA_TOOL_OPTIONS} as on Lambda. */
    public StackOptions javaToolOptions(String value) {
        javaToolOptions = value;
        return this;
    }

    /** Where database, logs and unpacked functions are kept. Default {@code .latchkey} under the root. */
    public StackOptions dataDirectory(Path value) {
        dataDirectory = value.toAbsolutePath().normalize();
        return this;
    }

    /** Another table of routes than {@code infra/routes.json}. */
    public StackOptions routes(Path value) {
        routes = value;
        return this;
    }

    /** Another timeout of one function than that of its own settings. */
    public StackOptions timeout(String function, Duration value) {
        timeouts.put(function, value);
        return this;
    }

    /** Other functions than Latchkey's. */
    public StackOptions functions(List<FunctionSettings> value) {
        functions = List.copyOf(value);
        return this;
    }

    /** Functions beside those that there are. */
    public StackOptions furtherFunctions(List<FunctionSettings> value) {
        furtherFunctions = List.copyOf(value);
        return this;
    }

    /** Adds variables; functions see those whose names start with {@code LATCHKEY_}. */
    public StackOptions environment(Map<String, String> value) {
        environment.putAll(value);
        return this;
    }

    /** Is notified of each request that was answered. */
    public StackOptions onRequest(Consumer<HandledRequest> value) {
        onRequest = value;
        return this;
    }

    /** Is notified of the progress of the start, in words for people. */
    public StackOptions onProgress(Consumer<String> value) {
        onProgress = value;
        return this;
    }

    /** Receives a sentence about each thing that goes wrong without ending the stack, from several threads. */
    public StackOptions onProblem(Consumer<String> value) {
        onProblem = value;
        return this;
    }

    /** The emulator's share of these options; it tells the listener of each request too. */
    EmulatorSettings emulator(Consumer<HandledRequest> listener) {
        LambdaSettings lambda =
                new LambdaSettings(instances, snapStart, freeze, queueLimit, queueTimeout, initTimeout, timeToFinish);
        return new EmulatorSettings(
                address,
                port,
                dataDirectory,
                lambda,
                throttling,
                integrationTimeout,
                onRequest.andThen(listener),
                onProblem);
    }

    List<FunctionSettings> functions() {
        List<FunctionSettings> own = functions;
        List<FunctionSettings> first = own == null ? LatchkeyFunctions.in(projectRoot) : own;
        return Stream.concat(first.stream(), furtherFunctions.stream())
                .map(each -> each.withTimeout(timeouts.getOrDefault(each.name(), each.timeout())))
                .toList();
    }
}
