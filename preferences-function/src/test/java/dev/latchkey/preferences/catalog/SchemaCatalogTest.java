package dev.latchkey.preferences.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.preferences.model.Namespace;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCatalogTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    Path directory;

    @Test
    void theShippedCatalogHasTheThreeExampleNamespaces() {
        assertThat(SchemaCatalog.shipped().namespaces())
                .containsExactly(Namespace.of("appearance"), Namespace.of("locale"), Namespace.of("notifications"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"type\":\"object\"} {}",
                "{\"type\":\"object\",\"type\":\"string\"}",
                "{\"type\":\"object\",\"default\":5}",
                "{\"default\":{\"a\":1},\"properties\":{\"a\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"readOnly\":true}",
                "{\"properties\":{\"a\":{\"pattern\":\"[\"}}}",
                "{\"properties\":{\"a\":{\"pattern\":\"(?=a)\"}}}",
                "{\"properties\":{\"a\":{\"items\":{\"$ref\":\"https://schemas.invalid/a.json\"}}}}",
                "{\"type\":\"no such type\"}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"default\":1}}}",
                "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/nowhere\"}}}"
            })
    void aBrokenFileStopsTheStartWithAMessageThatNamesIt(String schema) throws IOException {
        write("broken", schema);

        assertThatExceptionOfType(BrokenCatalog.class)
                .isThrownBy(this::load)
                .withMessageContaining("broken.schema.json");
    }

    @Test
    void aFileThatIsListedAndMissingStopsTheStartToo() throws IOException {
        write("present", "{\"type\":\"object\"}");
        Files.writeString(directory.resolve("catalog/namespaces.txt"), "present\nabsent\n");

        assertThatExceptionOfType(BrokenCatalog.class).isThrownBy(this::load).withMessageContaining("absent");
    }

    @Test
    void catalogsThatDifferHaveFingerprintsThatDiffer() throws IOException {
        write("one", "{\"type\":\"object\"}");
        var before = load().fingerprint();
        write("one", "{\"type\":\"object\",\"properties\":{\"a\":{\"default\":1}}}");

        assertThat(load().fingerprint()).isNotEqualTo(before).matches("[0-9a-f]+");
    }

    private void write(String namespace, String schema) throws IOException {
        var folder = Files.createDirectories(directory.resolve("catalog"));
        Files.writeString(folder.resolve("namespaces.txt"), namespace + "\n");
        Files.writeString(folder.resolve(namespace + ".schema.json"), schema);
    }

    private SchemaCatalog load() throws IOException {
        try (var classes = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            return SchemaCatalog.load(classes, "catalog");
        }
    }
}
