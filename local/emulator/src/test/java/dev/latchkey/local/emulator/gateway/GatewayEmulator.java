package dev.latchkey.local.emulator.gateway;

import dev.latchkey.local.emulator.TestEmulator;
import dev.latchkey.local.emulator.TestFunctions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one emulator over the probe for all tests of the gateway, and hands it to test methods as {@link TestEmulator}. */
final class GatewayEmulator implements ParameterResolver {
    private static final RouteTable ROUTES = new RouteTable(List.of(
            new Route("ANY /probe/{what}", "probe", 1000, 1000),
            new Route("GET /items/{id}/parts/{part}", "probe", 1000, 1000),
            new Route("GET /scarce", "probe", 0.001, 2)));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(GatewayEmulator.class))
                .computeIfAbsent(TestEmulator.class, key -> start(), TestEmulator.class);
    }

    private static TestEmulator start() {
        try {
            Path directory = Files.createDirectories(
                    Path.of(System.getProperty("latchkey.root"), "local", "emulator", "target", "gateway"));
            return TestEmulator.start(
                    directory,
                    ROUTES,
                    List.of(TestFunctions.probe(directory)),
                    options -> options.corsOrigins("https://app.example", "http://localhost:3000"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
