package dev.latchkey.localstack;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.localstack.control.ApiDescription;
import dev.latchkey.localstack.control.ControlApi;
import dev.latchkey.localstack.control.RequestFeed;
import dev.latchkey.localstack.database.PostgresServer;
import dev.latchkey.localstack.database.TableSizes;
import dev.latchkey.localstack.gateway.ApiGateway;
import dev.latchkey.localstack.gateway.CorsPolicy;
import dev.latchkey.localstack.gateway.RouteTable;
import dev.latchkey.localstack.http.HttpServers;
import dev.latchkey.localstack.lambda.LambdaFunction;
import dev.latchkey.localstack.lambda.ProcessRecords;
import dev.latchkey.localstack.lambda.RuntimeClient;
import dev.latchkey.localstack.platform.StackFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running local stack: PostgreSQL, the functions and the API in front of them. Thread-safe once started, but for the
 * database's own methods. Closing it ends all that it started.
 */
public final class Stack implements AutoCloseable {
    private final StackOptions options;
    private final DataDirectory directory;
    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final RequestFeed feed = new RequestFeed();
    private @Nullable PostgresServer database;
    private @Nullable HttpServer server;
    private boolean closed;

    private Stack(StackOptions options, DataDirectory directory) {
        this.options = options;
        this.directory = directory;
    }

    /**
     * Starts a stack and returns when it is ready for requests.
     *
     * @throws StackFailure when it cannot start; then nothing is left running
     */
    public static Stack start(StackOptions options) throws InterruptedException {
        Stack stack = new Stack(options, DataDirectory.open(options.dataDirectory));
        boolean started = false;
        try {
            stack.startAll();
            started = true;
            return stack;
        } finally {
            if (!started) {
                stack.close();
            }
        }
    }

    /** The API's address, without a slash at its end. */
    public URI uri() {
        return URI.create("http://localhost:" + port());
    }

    /** A function by its short name. */
    public LambdaFunction function(String name) {
        LambdaFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("No function " + name + ", only " + functions.keySet());
        }
        return function;
    }

    /** The folder of the logs of this run: a file a function, and PostgreSQL's. */
    public Path logs() {
        return directory.path().resolve("logs");
    }

    /** The database, for tests that break it. */
    public PostgresServer database() {
        PostgresServer running = database;
        if (running == null) {
            throw new IllegalStateException("This stack runs without a database of its own");
        }
        return running;
    }

    /** Ends functions by Lambda's rules, then PostgreSQL cleanly. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        feed.close();
        if (server != null) {
            server.stop(0);
        }
        List<Thread> closing = new ArrayList<>();
        functions.values().forEach(function -> closing.add(Thread.ofVirtual().start(function::close)));
        for (Thread thread : closing) {
            join(thread);
        }
        if (database != null) {
            database.close();
        }
        directory.close();
    }

    private int port() {
        HttpServer running = server;
        if (running == null) {
            throw new IllegalStateException("The stack has not started");
        }
        return running.getAddress().getPort();
    }

    private void startAll() throws InterruptedException {
        RouteTable routes = RouteTable.read(options.routes);
        Map<String, String> environment = options.environment;
        boolean ownDatabase = options.database && !FunctionConfiguration.namesDatabase(environment);
        Gate gate = new Gate();
        HttpServer listening = listen(gate);
        server = listening;
        Integer databasePort = ownDatabase ? startDatabase() : null;
        FunctionConfiguration configuration = new FunctionConfiguration(
                environment,
                listening.getAddress().getPort(),
                databasePort,
                directory.masterKey(),
                options.javaToolOptions);
        ProcessRecords records = new ProcessRecords(directory.path().resolve("processes"));
        records.killLeftovers();
        RuntimeClient client = new RuntimeClient(directory.path().resolve("native"));
        options.functions()
                .forEach(settings -> functions.put(
                        settings.name(),
                        new LambdaFunction(
                                configuration.applyTo(settings), options.lambda(), directory.path(), client, records)));
        Optional.ofNullable(functions.get("migrations")).ifPresent(this::migrate);
        startFunctions();
        ApiGateway gateway = new ApiGateway(
                routes,
                functions,
                new CorsPolicy(configuration.corsOrigins()),
                options.throttling,
                options.integrationTimeout,
                options.onRequest.andThen(feed::add));
        gate.open(gateway, control());
    }

    private ControlApi control() {
        PostgresServer own = database;
        return new ControlApi(
                functions,
                own == null
                        ? null
                        : new ControlApi.Database(own.port(), new TableSizes(own.jdbcUrl("latchkey_migrator"))),
                new ApiDescription(options.description),
                feed);
    }

    private HttpServer listen(Gate gate) {
        try {
            return HttpServers.start(options.address, options.port, gate);
        } catch (BindException e) {
            throw new StackFailure(
                    "Port " + options.port + " is taken. Stop what listens there, or choose another with --port.", e);
        } catch (IOException e) {
            throw new StackFailure("Cannot listen on port " + options.port + ": " + e.getMessage(), e);
        }
    }

    private int startDatabase() {
        if (options.fresh) {
            PostgresServer.erase(directory.path());
        }
        options.onProgress.accept("Starting PostgreSQL");
        PostgresServer started = new PostgresServer(directory.path(), options.databasePort);
        database = started;
        return started.port();
    }

    private void migrate(LambdaFunction migrations) {
        options.onProgress.accept("Migrating the database");
        Migration.run(migrations);
    }

    private void startFunctions() throws InterruptedException {
        options.onProgress.accept("Starting the functions");
        List<LambdaFunction> serving = functions.values().stream()
                .filter(function -> !function.settings().name().equals("migrations"))
                .toList();
        serving.forEach(LambdaFunction::prepare);
        for (LambdaFunction function : serving) {
            function.awaitReady();
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
