package dev.latchkey.preferences.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.preferences.model.JsonNull;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonString;
import dev.latchkey.preferences.model.Namespace;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"$ref":"https://schemas.invalid/a.json"}                           | /$ref
            {"$ref":"other.schema.json"}                                        | /$ref
            {"$ref":"classpath:catalog/other.json"}                             | /$ref
            {"$ref":"file:///etc/hostname"}                                     | /$ref
            {"$ref":"https://json-schema.org/draft/2020-12/schema"}             | /$ref
            {"properties":{"a/b":{"items":{"$ref":"//schemas.invalid/a"}}}}     | /properties/a~1b/items/$ref
            {"allOf":[{},{"not":{"$dynamicRef":"https://schemas.invalid/#a"}}]} | /allOf/1/not/$dynamicRef
            {"$defs":{"unused":{"if":{"$ref":"urn:example:other"}}}}            | /$defs/unused/if/$ref
            {"$id":"https://own.invalid/a/","$ref":"b.json"}                    | /$ref
            {"$ref":"#/x-odd","x-odd":{"not":{"$ref":"urn:example:other"}}}     | /x-odd/not/$ref
            {"$schema":"https://json-schema.org/draft/2019-09/schema"}          | /$schema
            {"properties":{"a":{"format":"timezone"}}}                          | /properties/a/format
            {"properties":{"a":{"$ref":"#/$defs/nowhere"}}}                     | /properties/a/$ref
            """)
    void whatIsNotWithinTheFileIsRefusedAtItsPlaceAndNeverFetched(String schema, String place) throws IOException {
        write("broken", schema);

        assertThatExceptionOfType(BrokenCatalog.class)
                .isThrownBy(this::load)
                .withMessageContaining("at \"" + place + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/a\"}},\"$defs\":{\"a\":{\"type\":\"string\"}}}",
                "{\"properties\":{\"a\":{\"$ref\":\"#text\"}},\"$defs\":{\"b\":{\"$anchor\":\"text\",\"type\":\"string\"}}}",
                "{\"properties\":{\"a\":{\"$ref\":\"b.json\"}},\"$defs\":{\"b\":{\"$id\":\"b.json\",\"type\":\"string\"}}}",
                "{\"properties\":{\"b\":{\"$ref\":\"#\"},\"a\":{\"type\":\"string\"}}}",
                "{\"properties\":{\"a\":{\"const\":\"b\"},\"$ref\":{\"enum\":[{\"$ref\":\"urn:no:reference\"}]}}}"
            })
    void whatIsWithinTheFileIsReferredToInAnyWay(String schema) throws IOException {
        write("sound", schema);

        var namespace = load().find(Namespace.of("sound")).orElseThrow();

        assertThat(namespace.violations(JsonObject.of("a", new JsonString("b"))))
                .isEmpty();
        assertThat(namespace.violations(JsonObject.of("a", JsonNull.NULL))).isNotEmpty();
    }

    @Test
    void aDefaultInPropertiesThatContainThemselvesWouldHaveNoEnd() throws IOException {
        write("broken", "{\"properties\":{\"child\":{\"$ref\":\"#\"},\"name\":{\"default\":\"x\"}}}");

        assertThatExceptionOfType(BrokenCatalog.class)
                .isThrownBy(this::load)
                .withMessageContaining("contain themselves");
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
