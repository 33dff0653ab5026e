package dev.latchkey.local.stack.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the API's document says of one status of an operation. */
record Response(ApiDocument document, String place, JsonNode response) {
    private static final String PROBLEM = "application/problem+json";
    /** Where the gateway may answer before a function does. */
    private static final Set<Integer> OF_THE_GATEWAY = Set.of(401, 413, 429, 500, 503, 504);
    /** Numbers stay as they are written, so that none becomes infinite on its way to a schema. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The codes of the problems among the examples. */
    Set<String> codes() {
        Set<String> codes = new HashSet<>();
        response.path("content").path(PROBLEM).path("examples").fieldNames().forEachRemaining(codes::add);
        return codes;
    }

    List<String> violationsOfExamples() {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> content : response.path("content").properties()) {
            List<JsonNode> examples = new ArrayList<>();
            content.getValue().path("examples").forEach(example -> examples.add(example.get("value")));
            if (content.getValue().has("example")) {
                examples.add(content.getValue().get("example"));
            }
            for (JsonNode example : examples) {
                found.addAll(document.violations(schema(content.getKey()), example));
            }
        }
        return found;
    }

    /** How an answer with this status differs from the document; empty when it does not. */
    List<String> deviations(HttpResponse<String> answer) {
        List<String> found = new ArrayList<>();
        String type = header(answer, "Content-Type");
        boolean empty = answer.body().isEmpty();
        JsonNode body = json(answer.body());
        if (response.has("content") == empty) {
            found.add(empty ? "has no body" : "has a body");
        } else if (!empty && !response.get("content").has(type)) {
            found.add("is of the type " + type);
        } else if (!empty) {
            found.addAll(body.isMissingNode() ? List.of("is no JSON") : document.violations(schema(type), body));
        }
        if (type.equals(PROBLEM) && !codes().contains(body.path("code").asText())) {
            found.add("has the code " + body.path("code").asText());
        }
        if (!isOfTheGateway(answer, body)) {
            found.addAll(missingHeaders(answer));
        }
        return found;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static boolean isOfTheGateway(HttpResponse<String> answer, JsonNode body) {
        return OF_THE_GATEWAY.contains(answer.statusCode())
                && !header(answer, "Content-Type").equals(PROBLEM)
                && body.has("message");
    }

    private List<String> missingHeaders(HttpResponse<String> answer) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            boolean optional = header.getKey().equals("Latchkey-Schema-Violations");
            if (!optional && header(answer, header.getKey()).isEmpty()) {
                found.add("lacks the header " + header.getKey());
            }
        }
        for (String name : List.of("Strict-Transport-Security", "X-Content-Type-Options", "Cache-Control")) {
            if (header(answer, name).isEmpty()) {
                found.add("lacks the header " + name);
            }
        }
        return found;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private String schema(String mediaType) {
        return place + "/content/" + Operation.escaped(mediaType) + "/schema";
    }
}
