package dev.latchkey.preferences.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.json.JsonTrees;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.port.KnownNamespace;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/how-to/add-a-preference-namespace.md is a schema of the catalog, and does what the page says. */
@SuppressWarnings("NullAway.Init") // JUnit and the loading before each test set the fields.
class HowToNamespaceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("latchkey.root"), "docs/how-to/add-a-preference-namespace.md");
    private static final Pattern SCHEMA = Pattern.compile("<!-- schema: (\\w+) -->\n```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern DEFAULTS = Pattern.compile("\\| nothing \\| `([^`]+)` \\|");

    @TempDir
    Path directory;

    private KnownNamespace namespace;

    @BeforeEach
    void loadTheExample() throws IOException {
        var example = SCHEMA.matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        var folder = Files.createDirectories(directory.resolve("catalog"));
        Files.writeString(folder.resolve("namespaces.txt"), example.group(1) + "\n");
        Files.writeString(folder.resolve(example.group(1) + ".schema.json"), example.group(2));
        try (var classes = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            namespace = SchemaCatalog.load(classes, "catalog")
                    .find(Namespace.of(example.group(1)))
                    .orElseThrow();
        }
    }

    @Test
    void itsDefaultsAreInEffectWhereNothingIsSet() throws IOException {
        var defaults = DEFAULTS.matcher(Files.readString(PAGE));
        assertThat(defaults.find()).isTrue();

        assertThat(effective("{}")).isEqualTo(JsonText.compact(JsonTrees.parse(defaults.group(1))));
        assertThat(effective("{\"font\":{\"size\":15}}")).contains("\"font\":{\"size\":15,\"family\":\"monospace\"}");
    }

    @Test
    void aValueThatBreaksItIsPointedAt() {
        var effective = (JsonObject) namespace.template().overlay(JsonTrees.parse("{\"tab_width\":0}"));

        assertThat(namespace.violations(effective))
                .extracting(Violation::pointer)
                .containsExactly("/tab_width");
    }

    @Test
    void aReadOnlyValueIsLocked() {
        List<Violation> locked = new ArrayList<>();
        namespace.template().admit((JsonObject) JsonTrees.parse("{\"plan\":\"team\"}"), JsonObject.EMPTY, locked);

        assertThat(locked).extracting(Violation::pointer).containsExactly("/plan");
    }

    private String effective(String values) {
        return JsonText.compact(namespace.template().overlay(JsonTrees.parse(values)));
    }
}
