package dev.latchkey.local.stack.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** docs/openapi.yaml, as clients read it: which operations there are, and what fits their schemas. Safe for use by many threads. */
public final class ApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode root;
    /** What the schemas refer to, where JSON Schema itself has it. */
    private final JsonNode definitions;

    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {});
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    private ApiDocument(JsonNode root) {
        this.root = root;
        this.definitions = asJsonSchema(root.at("/components/schemas"));
        for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(new Operation(
                            this,
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            parameters(path.getValue(), operation.getValue()),
                            operation.getValue()));
                }
            }
        }
    }

    /** The document, read once. */
    public static ApiDocument get() {
        return Holder.DOCUMENT;
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    public Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The operation that a request is of; a path with fewer parameters goes before one with more. */
    public Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method) && operation.takes(path))
                .reduce((first, second) -> first.pathParameters() <= second.pathParameters() ? first : second);
    }

    private List<JsonNode> parameters(JsonNode path, JsonNode operation) {
        List<JsonNode> all = new ArrayList<>();
        path.path("parameters").forEach(parameter -> all.add(resolve(parameter)));
        operation.path("parameters").forEach(parameter -> all.add(resolve(parameter)));
        return all;
    }

    /** What a reference leads to; anything else is itself. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(root.at(node.get("$ref").textValue().substring(1))) : node;
    }

    /** How a value breaks the schema at a place of the document; empty when it fits. */
    List<String> violations(String pointer, JsonNode value) {
        return schemas.computeIfAbsent(pointer, this::schema).validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private Schema schema(String pointer) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("allOf").add(asJsonSchema(root.at(pointer)));
        schema.set("$defs", definitions);
        return registry.getSchema(schema);
    }

    private static JsonNode asJsonSchema(JsonNode node) {
        try {
            return JSON.readTree(node.toString().replace("#/components/schemas/", "#/$defs/"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final ApiDocument DOCUMENT = read();

        private static ApiDocument read() {
            Path file = Path.of(System.getProperty("latchkey.root"), "docs/openapi.yaml");
            try {
                return new ApiDocument(
                        JSON.readTree(new YAMLMapper().readTree(file.toFile()).toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
