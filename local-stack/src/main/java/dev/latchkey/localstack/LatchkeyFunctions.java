package dev.latchkey.localstack;

import dev.latchkey.localstack.lambda.FunctionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Latchkey's functions as they are deployed: packages, memory and timeouts. */
final class LatchkeyFunctions {
    private static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private LatchkeyFunctions() {}

    static List<FunctionSettings> in(Path projectRoot) {
        return List.of(
                function(projectRoot, "auth", 1769, 10),
                function(projectRoot, "preferences", 1769, 10),
                function(projectRoot, "health", 1024, 5),
                function(projectRoot, "migrations", 1024, 300));
    }

    private static FunctionSettings function(Path projectRoot, String name, int memory, int timeoutSeconds) {
        Path archive = projectRoot.resolve(name + "-function").resolve("target").resolve("function.zip");
        return new FunctionSettings(name, archive, HANDLER, memory, Duration.ofSeconds(timeoutSeconds), Map.of());
    }
}
