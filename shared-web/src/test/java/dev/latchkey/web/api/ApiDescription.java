package dev.latchkey.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Puts docs/openapi.yaml together. What is particular to a route stands in docs/api, in a file a function; what all have
 * in common (problems with an example each, the request id, headers that go with a status) is added here, from the
 * same tables that the functions answer by.
 */
final class ApiDescription {
    private static final List<String> FUNCTIONS = List.of("auth", "preferences", "health");
    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "patch", "delete");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private ApiDescription() {}

    /** The whole document. */
    static ObjectNode build(Path sources) {
        var document = read(sources.resolve("common.yaml"));
        var paths = document.withObjectProperty("paths");
        var problems = new Problems(document.withObjectProperty("components").withObjectProperty("responses"));
        for (String function : FUNCTIONS) {
            var source = read(sources.resolve(function + ".yaml"));
            for (Map.Entry<String, JsonNode> path : source.get("paths").properties()) {
                paths.set(path.getKey(), completed(function, path.getKey(), (ObjectNode) path.getValue(), problems));
            }
            merge(document.withObjectProperty("components"), (ObjectNode) source.get("components"));
        }
        Problems.describe(document.withObjectProperty("components").withObjectProperty("schemas"));
        return document;
    }

    static String write(ObjectNode document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode read(Path file) {
        try {
            // SnakeYAML itself, since Jackson's reader of YAML leaves aliases as they are.
            Object parsed = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return YAML.valueToTree(parsed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode completed(String function, String path, ObjectNode item, Problems problems) {
        for (Map.Entry<String, JsonNode> operation : item.properties()) {
            if (METHODS.contains(operation.getKey())) {
                new Operation(
                                function,
                                operation.getKey(),
                                path,
                                (ObjectNode) operation.getValue(),
                                item.has("parameters"),
                                problems)
                        .complete();
            }
        }
        return item;
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        for (Map.Entry<String, JsonNode> section : from.properties()) {
            into.withObjectProperty(section.getKey()).setAll((ObjectNode) section.getValue());
        }
    }
}
