package dev.latchkey.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.emulator.TestClient;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A stack over test functions without a database, and a client for it. */
public final class TestStack extends TestClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;

    private TestStack(Stack stack) {
        this.stack = stack;
    }

    /** The functions behind {@code POST /<name>/{proxy+}} and {@code GET /<name>/{proxy+}} each. */
    public static TestStack start(
            Path directory, List<FunctionSettings> functions, UnaryOperator<StackOptions> configuration) {
        return start(directory, routes(directory, functions), functions, configuration);
    }

    public static TestStack start(
            Path directory, Path routes, List<FunctionSettings> functions, UnaryOperator<StackOptions> configuration) {
        StackOptions options = new StackOptions(directory)
                .port(0)
                .database(false)
                .timeToFinish(Duration.ofSeconds(10))
                .routes(routes)
                .functions(functions);
        try {
            return new TestStack(Stack.start(configuration.apply(options)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Stack stack() {
        return stack;
    }

    public HttpResponse<String> invoke(String function, String payload) {
        return post("/_latchkey/functions/" + function + "/invoke", payload);
    }

    @Override
    public URI uri() {
        return stack.uri();
    }

    @Override
    public void close() {
        super.close();
        stack.close();
    }

    private static Path routes(Path directory, List<FunctionSettings> functions) {
        var table = JSON.createObjectNode();
        for (FunctionSettings function : functions) {
            for (String method : List.of("GET", "POST")) {
                table.putPOJO(
                        method + " /" + function.name() + "/{proxy+}",
                        Map.of("function", function.name(), "protected", false, "rate", 1000, "burst", 1000));
            }
        }
        try {
            return Files.writeString(directory.resolve("routes.json"), table.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
