package dev.latchkey.local.benchmarks.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.emulator.lambda.InvocationReport;
import dev.latchkey.local.emulator.lambda.InvocationResult;
import dev.latchkey.local.emulator.lambda.LambdaFunction;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A local stack of the packaged functions with the floors beside them, behind {@code /floor/empty} and
 * {@code /floor/select}. Throttles and rate limits are out of reach, and still counted at each request.
 */
final class MeasuredStack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_LIMIT = "999999/1s";
    private static final String TRACE = "Root=1-00000000-000000000000000000000000";

    private final Stack stack;
    private final CpuClock clock = new CpuClock();

    private MeasuredStack(Stack stack) {
        this.stack = stack;
    }

    /**
     * Starts a stack on an empty database.
     *
     * @param name of its folder; stacks that run at the same time have different ones
     */
    static MeasuredStack start(Path projectRoot, String name, UnaryOperator<StackOptions> configuration)
            throws InterruptedException {
        Path directory = projectRoot.resolve(".latchkey/bench").resolve(name);
        try {
            Files.createDirectories(directory);
            StackOptions options = new StackOptions(projectRoot)
                    .dataDirectory(directory)
                    .port(0)
                    .fresh(true)
                    .throttling(false)
                    .initTimeout(Duration.ofMinutes(3))
                    .routes(routes(projectRoot, directory))
                    .furtherFunctions(new FloorFunctions(projectRoot, directory).all())
                    .environment(Map.of(
                            "LATCHKEY_RATE_LIMIT_REGISTER", NO_LIMIT,
                            "LATCHKEY_RATE_LIMIT_LOGIN", NO_LIMIT,
                            "LATCHKEY_RATE_LIMIT_REFRESH", NO_LIMIT,
                            "LATCHKEY_LOGIN_FREE_FAILURES", "100"));
            return new MeasuredStack(Stack.start(configuration.apply(options)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpConnection connect() {
        return new HttpConnection(stack.uri());
    }

    LambdaFunction function(String name) {
        return stack.function(name);
    }

    /** The process of a function that has one instance. */
    long pid(String function) {
        return stack.function(function).instances().getFirst().pid();
    }

    /** Milliseconds of CPU that the function's one process has used. */
    double cpuMillis(String function) {
        return clock.millis(pid(function));
    }

    /** The newest report of a function. */
    InvocationReport lastReport(String function) {
        return stack.function(function).statistics().reports().getLast();
    }

    /** Invokes a function directly and answers what it answered. */
    String invoke(String function, String payload) throws InterruptedException {
        InvocationResult result =
                stack.function(function).invoke(payload.getBytes(StandardCharsets.UTF_8), TRACE, Duration.ofMinutes(2));
        if (result instanceof InvocationResult.Succeeded(byte[] answer, var _)) {
            return new String(answer, StandardCharsets.UTF_8);
        }
        throw new IllegalStateException(function + " failed: " + result);
    }

    /** Runs statements as the database's superuser, whom foreign keys and triggers do not concern. */
    void sql(List<String> statements) {
        try (Connection connection =
                        DriverManager.getConnection(stack.database().jdbcUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements, each in a session of its own, as many at a time as there are processors. */
    void sqlAtOnce(List<String> statements) {
        statements.parallelStream().forEach(each -> sql(List.of(each)));
    }

    @Override
    public void close() {
        stack.close();
    }

    private static Path routes(Path projectRoot, Path directory) throws IOException {
        ObjectNode table = (ObjectNode)
                JSON.readTree(projectRoot.resolve("infra/routes.json").toFile());
        for (String floor : List.of("empty", "select")) {
            table.putPOJO(
                    "GET /floor/" + floor, Map.of("function", floor, "protected", false, "rate", 1000, "burst", 1000));
        }
        return Files.writeString(directory.resolve("routes.json"), table.toString());
    }
}
