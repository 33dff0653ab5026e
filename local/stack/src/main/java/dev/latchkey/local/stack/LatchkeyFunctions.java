package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.lambda.FunctionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Latchkey's functions as they are deployed: packages, and the memory and timeouts that infra gives them. */
final class LatchkeyFunctions {
    private static final String HANDLER = "dev.latchkey.runtime.aws.FunctionEntry::handleRequest";

    private LatchkeyFunctions() {}

    static List<FunctionSettings> in(Path projectRoot) {
        return List.of(
                function(projectRoot, "auth", 1769, 15),
                function(projectRoot, "preferences", 1024, 10),
                function(projectRoot, "health", 512, 5),
                function(projectRoot, "migrations", 1024, 600));
    }

    private static FunctionSettings function(Path projectRoot, String name, int memory, int timeoutSeconds) {
        Path archive = projectRoot.resolve(name + "-function").resolve("target").resolve("function.zip");
        return new FunctionSettings(
                name, "latchkey-" + name, archive, HANDLER, memory, Duration.ofSeconds(timeoutSeconds), Map.of());
    }
}
