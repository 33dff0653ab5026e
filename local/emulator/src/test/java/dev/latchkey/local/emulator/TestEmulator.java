package dev.latchkey.local.emulator;

import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.local.emulator.gateway.CorsPolicy;
import dev.latchkey.local.emulator.gateway.Route;
import dev.latchkey.local.emulator.gateway.RouteTable;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import dev.latchkey.local.emulator.lambda.InvokeApi;
import dev.latchkey.local.emulator.lambda.LambdaFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An emulator over test functions, and a client for it. {@code /_control/<name>} is Lambda's Invoke API. */
public final class TestEmulator extends TestClient {
    private static final String CONTROL = "/_control";

    private final Emulator emulator;

    private TestEmulator(Emulator emulator) {
        this.emulator = emulator;
    }

    /** The functions behind {@code POST /<name>/{proxy+}} and {@code GET /<name>/{proxy+}} each. */
    public static TestEmulator start(
            Path directory, List<FunctionSettings> functions, UnaryOperator<TestOptions> configuration) {
        List<Route> routes = new ArrayList<>();
        for (FunctionSettings function : functions) {
            for (String method : List.of("GET", "POST")) {
                routes.add(new Route(method + " /" + function.name() + "/{proxy+}", function.name(), 1000, 1000));
            }
        }
        return start(directory, new RouteTable(routes), functions, configuration);
    }

    public static TestEmulator start(
            Path directory,
            RouteTable routes,
            List<FunctionSettings> functions,
            UnaryOperator<TestOptions> configuration) {
        TestOptions options = configuration.apply(new TestOptions());
        makeLogs(directory);
        Emulator emulator = Emulator.listen(options.settings(directory), CONTROL);
        boolean started = false;
        try {
            emulator.deploy(functions.stream()
                    .map(each -> each.withEnvironment(options.environment))
                    .toList());
            emulator.start(name -> true);
            InvokeApi invoke = new InvokeApi(emulator.functions());
            emulator.serve(
                    routes,
                    new CorsPolicy(
                            options.corsOrigins, "GET,POST", "authorization,idempotency-key,if-match", "x-request-id"),
                    exchange -> invoke(invoke, exchange));
            started = true;
            return new TestEmulator(emulator);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            if (!started) {
                emulator.close();
            }
        }
    }

    public Emulator emulator() {
        return emulator;
    }

    public LambdaFunction function(String name) {
        return emulator.function(name);
    }

    public HttpResponse<String> invoke(String function, String payload) {
        return post(CONTROL + "/" + function, payload);
    }

    @Override
    public URI uri() {
        return emulator.uri();
    }

    @Override
    public void close() {
        super.close();
        emulator.close();
    }

    private static void invoke(InvokeApi invoke, HttpExchange exchange) throws IOException {
        try {
            invoke.invoke(exchange, exchange.getRequestURI().getPath().substring(CONTROL.length() + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void makeLogs(Path directory) {
        try {
            Files.createDirectories(directory.resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
