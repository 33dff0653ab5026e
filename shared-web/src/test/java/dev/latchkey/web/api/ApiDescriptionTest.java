package dev.latchkey.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ApiDescriptionTest {
    private static final Path ROOT = Path.of(System.getProperty("latchkey.root"));
    private static final Path DOCUMENT = ROOT.resolve("docs/openapi.yaml");

    private final ObjectNode description = ApiDescription.build(ROOT.resolve("docs/api"));

    /** To take over a change of the sources: {@code mvn test -pl shared-web -Dtest=ApiDescriptionTest -Dlatchkey.write=true}. */
    @Test
    void theDocumentIsWhatItsSourcesSay() throws IOException {
        String built = ApiDescription.write(description);
        if (Boolean.getBoolean("latchkey.write")) {
            Files.writeString(DOCUMENT, built);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(built);
    }

    /** One line a route: its function, and whether it needs a token. */
    @Test
    void theOperationsAreTheTableOfRoutes() throws IOException {
        var routes = new TreeMap<String, String>();
        var table = new JsonMapper().readTree(Files.readString(ROOT.resolve("infra/routes.json")));
        for (Map.Entry<String, JsonNode> route : table.properties()) {
            if (route.getKey().contains(" ")) {
                boolean isProtected = route.getValue().get("protected").booleanValue();
                routes.put(route.getKey(), route.getValue().get("function").textValue() + " " + isProtected);
            }
        }
        var operations = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (!operation.getKey().equals("parameters")) {
                    boolean isProtected = !operation.getValue().get("security").isEmpty();
                    operations.put(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                            operation.getValue().get("tags").get(0).textValue() + " " + isProtected);
                }
            }
        }
        assertThat(operations).isEqualTo(routes);
    }

    /** What a PATCH takes by its description is what the table of routes says in {@code Accept-Patch}. */
    @Test
    void thePatchesAreThoseOfTheTableOfRoutes() throws IOException {
        var table = new JsonMapper().readTree(Files.readString(ROOT.resolve("infra/routes.json")));
        var patches = new TreeMap<String, List<String>>();
        for (Map.Entry<String, JsonNode> route : table.properties()) {
            if (route.getKey().startsWith("PATCH ")) {
                patches.put(
                        route.getKey().substring(6),
                        List.of(route.getValue().path("accept_patch").asText().split(", ")));
            }
        }
        var described = new TreeMap<String, List<String>>();
        for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
            if (path.getValue().has("patch")) {
                var types = new ArrayList<String>();
                path.getValue().at("/patch/requestBody/content").fieldNames().forEachRemaining(types::add);
                described.put(path.getKey(), types);
            }
        }
        assertThat(described).isNotEmpty().isEqualTo(patches);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(description))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static List<String> references(JsonNode node) {
        var found = new ArrayList<String>();
        if (node.has("$ref")) {
            found.add(node.get("$ref").textValue());
        }
        for (JsonNode child : node) {
            found.addAll(references(child));
        }
        return found;
    }
}
