package dev.latchkey.preferences.catalog;

import dev.latchkey.preferences.port.Catalog;
import dev.latchkey.preferences.port.CatalogContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Set by JUnit.
class SchemaCatalogContractTest extends CatalogContract {
    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        var folder = Files.createDirectories(directory.resolve("catalog"));
        Files.writeString(folder.resolve("namespaces.txt"), "sound\nbare\n");
        Files.writeString(folder.resolve("sound.schema.json"), """
                { "type": "object", "properties": {
                    "volume": { "type": "number", "minimum": 0, "maximum": 10, "default": 5 },
                    "chip": { "type": "string", "readOnly": true, "default": "a1" } } }""");
        Files.writeString(folder.resolve("bare.schema.json"), "{}");
    }

    @Override
    protected Catalog catalog() {
        try (var classes = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            return SchemaCatalog.load(classes, "catalog");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
