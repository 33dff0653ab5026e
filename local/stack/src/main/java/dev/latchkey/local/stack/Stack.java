package dev.latchkey.local.stack;

import dev.latchkey.local.database.PostgresServer;
import dev.latchkey.local.database.TableSizes;
import dev.latchkey.local.emulator.Emulator;
import dev.latchkey.local.emulator.gateway.RouteTable;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import dev.latchkey.local.emulator.lambda.LambdaFunction;
import dev.latchkey.local.emulator.platform.StackFailure;
import dev.latchkey.local.stack.control.ApiDescription;
import dev.latchkey.local.stack.control.ControlApi;
import dev.latchkey.local.stack.control.RequestFeed;
import dev.latchkey.runtime.config.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running local stack: PostgreSQL, the functions and the API in front of them. Thread-safe once started, but for the
 * database's own methods. Closing it ends all that it started.
 */
public final class Stack implements AutoCloseable {
    private static final String CONTROL_PATH = "/_latchkey";
    private static final String MIGRATIONS = "migrations";

    private final StackOptions options;
    private final DataDirectory directory;
    private final RequestFeed feed = new RequestFeed();
    private @Nullable PostgresServer database;
    private @Nullable Emulator emulator;
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
        return emulator().uri();
    }

    /** A function by its short name. */
    public LambdaFunction function(String name) {
        return emulator().function(name);
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

    /**
     * Ends functions by Lambda's rules, then PostgreSQL cleanly, each also when what was before it failed. A second call
     * does nothing.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // Closed from the last to the first.
        try (var _ = directory;
                var _ = database;
                var _ = emulator) {
            feed.close();
        }
    }

    private Emulator emulator() {
        Emulator running = emulator;
        if (running == null) {
            throw new IllegalStateException("The stack has not started");
        }
        return running;
    }

    private void startAll() throws InterruptedException {
        List<FunctionSettings> functions = options.functions();
        RouteTable routes = RouteTable.read(options.routes);
        Map<String, String> environment = options.environment;
        boolean ownDatabase = options.database
                && !StartCheck.namesDatabase(Environment.of(name -> Optional.ofNullable(environment.get(name))));
        Emulator started = Emulator.listen(options.emulator(feed::add), CONTROL_PATH);
        emulator = started;
        Integer databasePort = ownDatabase ? startDatabase() : null;
        FunctionConfiguration configuration = new FunctionConfiguration(
                environment, started.port(), databasePort, directory.masterKey(), options.javaToolOptions);
        started.deploy(functions.stream().map(configuration::applyTo).toList());
        if (started.functions().containsKey(MIGRATIONS)) {
            options.onProgress.accept("Migrating the database");
            Migration.run(started.function(MIGRATIONS));
        }
        options.onProgress.accept("Starting the functions");
        started.start(name -> !name.equals(MIGRATIONS));
        started.serve(routes, configuration.cors(), control(started));
    }

    private ControlApi control(Emulator running) {
        PostgresServer own = database;
        return new ControlApi(
                running.functions(),
                own == null
                        ? null
                        : new ControlApi.Database(own.port(), new TableSizes(own.jdbcUrl("latchkey_migrator"))),
                new ApiDescription(options.description),
                feed);
    }

    private int startDatabase() {
        if (options.fresh) {
            PostgresServer.erase(directory.path());
        }
        options.onProgress.accept("Starting PostgreSQL");
        PostgresServer started = new PostgresServer(directory.path(), options.databasePort, options.onProblem);
        database = started;
        return started.port();
    }
}
