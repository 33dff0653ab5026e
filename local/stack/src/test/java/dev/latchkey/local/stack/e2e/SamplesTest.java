package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The samples of the documentation, run as a reader runs them. */
@ExtendWith(SharedStack.class)
class SamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("latchkey.root"));
    private static final Path BUILT = ROOT.resolve("local/stack/target/samples");
    private static final String TYPESCRIPT = "docs/samples/typescript";

    @Test
    void theJavaSampleRuns(Stack stack) {
        Path java = Path.of(System.getProperty("java.home"), "bin/java");

        Result run = Command.run(
                ROOT.resolve("docs/samples/java"),
                List.of(java.toString(), "Sample.java", stack.uri().toString()));

        assertThat(run.output()).contains("refused with the code schema_violation", "POST /v1/auth/logout: 204");
        assertThat(run.status()).isZero();
    }

    /** What openapi-typescript generates from docs/openapi.yaml is enough for an app: it compiles, strictly, and works. */
    @Test
    void theTypeScriptSampleCompilesAgainstTheDocumentAndRuns(Stack stack) throws IOException {
        Path tools = installed();
        Path directory = Files.createTempDirectory(Files.createDirectories(BUILT), "typescript");
        copy(ROOT.resolve(TYPESCRIPT).resolve("src"), directory.resolve("src"));
        for (String file : List.of("package.json", "tsconfig.json")) {
            Files.copy(ROOT.resolve(TYPESCRIPT).resolve(file), directory.resolve(file));
        }
        Files.createSymbolicLink(directory.resolve("node_modules"), tools.resolve("node_modules"));

        succeed(
                directory,
                "node_modules/openapi-typescript/bin/cli.js",
                ROOT.resolve("docs/openapi.yaml").toString(),
                "--output",
                "src/api.d.ts");
        succeed(directory, "node_modules/typescript/bin/tsc");
        String output = succeed(directory, "dist/app.js", stack.uri().toString());

        assertThat(output).endsWith("after the log-out, the token opens nothing\n");
    }

    private static String succeed(Path directory, String... script) {
        Result run = Command.run(
                directory, Stream.concat(Stream.of("node"), Stream.of(script)).toList());
        assertThat(run.status()).as(run.output()).isZero();
        return run.output();
    }

    /** Where npm put the packages; the test is skipped where they cannot be had, of which ./latchkey test says more. */
    private static Path installed() {
        Result install = Command.run(ROOT, List.of("sh", "docs/npm-install.sh", TYPESCRIPT));
        boolean missing = install.status() == 69 || install.status() == 75;
        assumeTrue(!missing, install.output());
        assertThat(install.status()).as(install.output()).isZero();
        return Path.of(install.output().strip());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(each -> !each.endsWith("api.d.ts")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
