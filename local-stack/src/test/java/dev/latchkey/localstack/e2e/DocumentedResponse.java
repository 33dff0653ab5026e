package dev.latchkey.localstack.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the API's document says of one status of an operation. */
record DocumentedResponse(ApiDocument document, String place, JsonNode response) {
    static final String PROBLEM = "application/problem+json";
    /** Where the gateway may answer before a function does. */
    private static final Set<Integer> OF_THE_GATEWAY = Set.of(401, 413, 429, 500, 503, 504);

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
    List<String> deviations(Client.Answer answer) {
        List<String> found = new ArrayList<>();
        String type = answer.header("Content-Type");
        boolean empty = answer.raw().body().isEmpty();
        if (response.has("content") == empty) {
            found.add(empty ? "has no body" : "has a body");
        } else if (!empty && !response.get("content").has(type)) {
            found.add("is of the type " + type);
        } else if (!empty) {
            found.addAll(document.violations(schema(type), answer.body()));
        }
        if (type.equals(PROBLEM) && !codes().contains(answer.text("code"))) {
            found.add("has the code " + answer.text("code"));
        }
        if (!isOfTheGateway(answer)) {
            found.addAll(missingHeaders(answer));
        }
        return found;
    }

    private static boolean isOfTheGateway(Client.Answer answer) {
        return OF_THE_GATEWAY.contains(answer.status())
                && !answer.header("Content-Type").equals(PROBLEM)
                && answer.body().has("message");
    }

    private List<String> missingHeaders(Client.Answer answer) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            boolean optional = header.getKey().equals("Latchkey-Schema-Violations");
            if (!optional && answer.header(header.getKey()).isEmpty()) {
                found.add("lacks the header " + header.getKey());
            }
        }
        for (String name : List.of("Strict-Transport-Security", "X-Content-Type-Options", "Cache-Control")) {
            if (answer.header(name).isEmpty()) {
                found.add("lacks the header " + name);
            }
        }
        return found;
    }

    private String schema(String mediaType) {
        return place + "/content/" + DocumentedOperation.escaped(mediaType) + "/schema";
    }
}
