package dev.latchkey.preferences.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.preferences.json.JsonTrees;
import dev.latchkey.preferences.model.JsonArray;
import dev.latchkey.preferences.model.JsonBoolean;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonString;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.port.KnownNamespace;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mandatory cases of JSON Schema's own test suite for 2020-12, through the catalog's loader. No package registry has
 * that suite: {@code JSON_SCHEMA_TEST_SUITE} names a checkout of it, and without one nothing is tested here. What the
 * catalog takes must be judged as the suite says; what it refuses to load it may refuse, but no more of it than this.
 */
@SuppressWarnings("NullAway.Init") // JUnit and the test before each case set the fields.
class JsonSchemaSuiteTest {
    private static final String SUITE = "JSON_SCHEMA_TEST_SUITE";
    private static final int MOST_REFUSED = 53;

    @TempDir
    Path directory;

    private Path tests;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int right;

    @BeforeEach
    void findTheSuite() {
        var suite = System.getenv(SUITE);
        assumeTrue(suite != null, SUITE + " names no checkout of JSON-Schema-Test-Suite: its cases are not run.");
        tests = Path.of(suite == null ? "" : suite, "tests", "draft2020-12");
    }

    @Test
    void everyCaseThatIsTakenIsJudgedAsTheSuiteSays() throws IOException {
        try (var files = Files.newDirectoryStream(tests, "*.json")) {
            for (var file : files) {
                for (var group : ((JsonArray) JsonTrees.parse(Files.readString(file))).elements()) {
                    judge(file.getFileName().toString(), (JsonObject) group);
                }
            }
        }

        System.out.printf("%d right, %d wrong, %d refused%n", right, wrong.size(), refused.size());
        assertThat(wrong).isEmpty();
        assertThat(refused).hasSizeLessThanOrEqualTo(MOST_REFUSED);
        assertThat(right).isGreaterThan(1000);
    }

    private void judge(String file, JsonObject group) throws IOException {
        var cases = ((JsonArray) group.member("tests").orElseThrow()).elements();
        KnownNamespace namespace;
        try {
            namespace = load(group.member("schema").orElseThrow());
        } catch (BrokenCatalog e) {
            cases.forEach(each -> refused.add(file + ": " + text(group, "description") + ": " + e.getMessage()));
            return;
        }
        for (var each : cases) {
            var test = (JsonObject) each;
            boolean valid = namespace
                    .violations(JsonObject.of("value", test.member("data").orElseThrow()))
                    .isEmpty();
            if (valid == expected(file, group, test)) {
                right++;
            } else {
                wrong.add(file + ": " + text(group, "description") + ": " + text(test, "description"));
            }
        }
    }

    /** By default a format is an annotation; the catalog asserts those that it has, as the specification allows. */
    private static boolean expected(String file, JsonObject group, JsonObject test) {
        boolean isAnnotation = file.equals("format.json")
                && text(test, "description").endsWith("is only an annotation by default")
                && ((JsonObject) group.member("schema").orElseThrow())
                        .member("format")
                        .filter(format ->
                                format instanceof JsonString(String name) && Formats.ASSERTED.containsKey(name))
                        .isPresent();
        return !isAnnotation && test.member("valid").equals(Optional.of(new JsonBoolean(true)));
    }

    /** As a resource of its own within a file, so that its references are to itself, and where no default is taken out. */
    private KnownNamespace load(JsonValue schema) throws IOException {
        var resource =
                schema instanceof JsonObject object && object.member("$id").isEmpty()
                        ? object.with("$id", new JsonString("https://suite.invalid/case"))
                        : schema;
        var folder = Files.createDirectories(directory.resolve("catalog"));
        Files.writeString(folder.resolve("namespaces.txt"), "case\n");
        Files.writeString(
                folder.resolve("case.schema.json"),
                JsonText.compact(JsonObject.of(
                        "allOf", JsonArray.of(JsonObject.of("properties", JsonObject.of("value", resource))))));
        try (var classes = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            return SchemaCatalog.load(classes, "catalog")
                    .find(Namespace.of("case"))
                    .orElseThrow();
        }
    }

    private static String text(JsonObject object, String name) {
        return object.member(name).orElseThrow() instanceof JsonString(String text) ? text : "";
    }
}
