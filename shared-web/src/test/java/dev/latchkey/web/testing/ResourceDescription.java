package dev.latchkey.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Holds docs/openapi.yaml to what quarkus-smallrye-openapi finds in the resources of a function. The extension writes it
 * down when a Quarkus test of the function starts, so call this from one.
 */
public final class ResourceDescription {
    private static final Path FOUND = Path.of("target/openapi/openapi.yaml");
    private static final Path DESCRIBED = Path.of(System.getProperty("latchkey.root"), "docs/openapi.yaml");
    /** A HEAD is answered by what answers the GET. */
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete", "options");

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private ResourceDescription() {}

    /** Paths, methods, whether a token is needed, and the content types of request bodies are those of the resources. */
    public static void assertOperationsAreDescribed(String function) {
        assertThat(operations(read(DESCRIBED), function)).isNotEmpty().isEqualTo(operations(read(FOUND), ""));
    }

    /** A described schema has the fields of a record that bodies are read into or written from. */
    public static void assertFieldsAreDescribed(String schema, String recordName) {
        var found = new TreeSet<String>();
        fields(read(FOUND), recordName)
                .forEach(name ->
                        found.add(WORD_START.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT)));
        assertThat(fields(read(DESCRIBED), schema)).as(schema).isNotEmpty().isEqualTo(found);
    }

    private static Map<String, String> operations(JsonNode document, String tag) {
        var operations = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey()) && isOf(tag, operation.getValue())) {
                    operations.put(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                            summary(operation.getValue()));
                }
            }
        }
        return operations;
    }

    private static boolean isOf(String tag, JsonNode operation) {
        return tag.isEmpty() || operation.path("tags").path(0).asText().equals(tag);
    }

    private static String summary(JsonNode operation) {
        var types = new TreeSet<String>();
        operation.path("requestBody").path("content").fieldNames().forEachRemaining(types::add);
        return types + (operation.path("security").isEmpty() ? " open" : " protected");
    }

    private static Set<String> fields(JsonNode document, String schema) {
        var names = new TreeSet<String>();
        var described = document.at("/components/schemas/" + schema);
        described.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
