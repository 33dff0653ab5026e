package dev.latchkey.localstack.gateway;

import dev.latchkey.localstack.TestFunctions;
import dev.latchkey.localstack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one stack over the probe for all tests of the gateway, and hands it to test methods as {@link TestStack}. */
final class GatewayStack implements ParameterResolver {
    private static final String ROUTES = """
            {
              "ANY /probe/{what}": {"function": "probe", "protected": false, "rate": 1000, "burst": 1000},
              "GET /items/{id}/parts/{part}": {"function": "probe", "protected": true, "rate": 1000, "burst": 1000},
              "GET /scarce": {"function": "probe", "protected": false, "rate": 0.001, "burst": 2}
            }""";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(GatewayStack.class))
                .computeIfAbsent(TestStack.class, key -> start(), TestStack.class);
    }

    private static TestStack start() {
        try {
            Path directory = Files.createDirectories(
                    Path.of(System.getProperty("latchkey.root"), "local-stack", "target", "gateway"));
            return TestStack.start(
                    directory,
                    Files.writeString(directory.resolve("routes.json"), ROUTES),
                    List.of(TestFunctions.probe(directory)),
                    options -> options.environment(
                            Map.of("LATCHKEY_CORS_ALLOWED_ORIGINS", "https://app.example, http://localhost:3000")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
