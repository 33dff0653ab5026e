package dev.latchkey.local.stack.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One operation of the API's document. */
public final class Operation {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private final ApiDocument document;
    private final String method;
    private final String path;
    private final List<JsonNode> parameters;
    private final JsonNode operation;
    private final Pattern paths;

    Operation(ApiDocument document, String method, String path, List<JsonNode> parameters, JsonNode operation) {
        this.document = document;
        this.method = method;
        this.path = path;
        this.parameters = parameters;
        this.operation = operation;
        this.paths = Pattern.compile(PARAMETER.matcher(path).replaceAll("[^/]+"));
    }

    public String method() {
        return method;
    }

    /** The path with its parameters in braces. */
    public String path() {
        return path;
    }

    public String id() {
        return operation.get("operationId").textValue();
    }

    public boolean isProtected() {
        return !operation.get("security").isEmpty();
    }

    boolean takes(String requestPath) {
        return paths.matcher(requestPath).matches();
    }

    int pathParameters() {
        return examples("path").size();
    }

    /** The example of each parameter that is in a path, a query or a header, by name. */
    public Map<String, String> examples(String in) {
        Map<String, String> examples = new LinkedHashMap<>();
        for (JsonNode parameter : parameters) {
            if (parameter.get("in").textValue().equals(in)) {
                examples.put(
                        parameter.get("name").textValue(),
                        parameter.get("example").asText());
            }
        }
        return examples;
    }

    /** The example of each request body, by media type, for the caller to change. */
    public Map<String, JsonNode> bodies() {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        contents()
                .forEach(content -> examples.put(
                        content.getKey(), content.getValue().path("example").deepCopy()));
        return examples;
    }

    /** The schema of each request body, by media type, as it stands in the document. */
    public Map<String, JsonNode> schemas() {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        contents()
                .forEach(content ->
                        schemas.put(content.getKey(), content.getValue().get("schema")));
        return schemas;
    }

    private Set<Map.Entry<String, JsonNode>> contents() {
        return operation.path("requestBody").path("content").properties();
    }

    /** The example of one request body. */
    public JsonNode body(String mediaType) {
        return operation.at("/requestBody/content/" + escaped(mediaType) + "/example");
    }

    /** How the example of a request body breaks its schema; empty when it fits. */
    public List<String> violationsOfBody(String mediaType) {
        return document.violations(pointer("requestBody", "content", mediaType, "schema"), body(mediaType));
    }

    /** How a response's examples break its schema, for each status and media type; empty when they fit. */
    public List<String> violationsOfExamples() {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : operation.get("responses").properties()) {
            Response response = response(each.getKey());
            found.addAll(response.violationsOfExamples());
        }
        return found;
    }

    /** The status that comes first, which is what a request has that is as the examples are. */
    public int success() {
        return Integer.parseInt(operation.get("responses").fieldNames().next());
    }

    private boolean answers(int status) {
        return operation.get("responses").has(Integer.toString(status));
    }

    /** The codes of the problems that it may answer. */
    public Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        operation
                .get("responses")
                .fieldNames()
                .forEachRemaining(status -> codes.addAll(response(status).codes()));
        return codes;
    }

    /** How an answer differs from what is documented; empty when it does not. */
    public List<String> deviations(HttpResponse<String> answer) {
        return answers(answer.statusCode())
                ? response(Integer.toString(answer.statusCode())).deviations(answer)
                : List.of("has the status " + answer.statusCode());
    }

    private Response response(String status) {
        JsonNode written = operation.get("responses").get(status);
        String place =
                written.has("$ref") ? written.get("$ref").textValue().substring(1) : pointer("responses", status);
        return new Response(document, place, document.resolve(written));
    }

    private String pointer(String... steps) {
        StringBuilder pointer = new StringBuilder("/paths/" + escaped(path) + "/" + method.toLowerCase(Locale.ROOT));
        for (String step : steps) {
            pointer.append('/').append(escaped(step));
        }
        return pointer.toString();
    }

    static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
