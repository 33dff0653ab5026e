package dev.latchkey.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.web.problem.ProblemCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One operation of the description, to which what all operations have in common is added. */
final class Operation {
    private static final String REQUEST_ID_PARAMETER = "#/components/parameters/RequestId";

    private final String function;
    private final String method;
    private final String path;
    private final ObjectNode operation;
    private final boolean hasPathParameters;
    private final Problems problems;

    Operation(
            String function,
            String method,
            String path,
            ObjectNode operation,
            boolean hasPathParameters,
            Problems problems) {
        this.problems = problems;
        this.method = method;
        this.function = function;
        this.path = path;
        this.operation = operation;
        this.hasPathParameters = hasPathParameters;
    }

    void complete() {
        operation.putArray("tags").add(function);
        if (!operation.has("security")) {
            operation.putArray("security");
        }
        operation.withArrayProperty("parameters").addObject().put("$ref", REQUEST_ID_PARAMETER);
        var responses = operation.withObjectProperty("responses");
        for (JsonNode response : responses) {
            if (!response.has("$ref")) {
                ((ObjectNode) response)
                        .withObjectProperty("headers")
                        .putObject("X-Request-Id")
                        .put("$ref", Problems.REQUEST_ID_HEADER);
            }
        }
        problemsByStatus().forEach((status, codes) -> {
            if (!responses.has(status)) {
                describe(responses.putObject(status), codes);
            }
        });
        operation.remove("x-problems");
    }

    /** An answer to HEAD has no document. */
    private void describe(ObjectNode response, Set<ProblemCode> codes) {
        if (method.equals("head")) {
            response.put("description", "As with GET, without the problem document.")
                    .withObjectProperty("headers")
                    .putObject("X-Request-Id")
                    .put("$ref", Problems.REQUEST_ID_HEADER);
        } else {
            response.put("$ref", problems.reference(codes));
        }
    }

    private Map<String, Set<ProblemCode>> problemsByStatus() {
        var byStatus = new TreeMap<String, Set<ProblemCode>>();
        for (ProblemCode code : possible()) {
            byStatus.computeIfAbsent(Integer.toString(code.status()), status -> EnumSet.noneOf(ProblemCode.class))
                    .add(code);
        }
        return byStatus;
    }

    private Set<ProblemCode> possible() {
        var possible = EnumSet.of(
                ProblemCode.NOT_ACCEPTABLE,
                ProblemCode.TOO_MANY_REQUESTS,
                ProblemCode.INTERNAL_ERROR,
                ProblemCode.TIMEOUT);
        for (JsonNode own : operation.path("x-problems")) {
            possible.add(ProblemCode.valueOf(own.textValue().toUpperCase(Locale.ROOT)));
        }
        if (!function.equals("health")) {
            possible.add(ProblemCode.SERVICE_UNAVAILABLE);
        }
        if (method.equals("get") || method.equals("head")) {
            possible.add(ProblemCode.PRECONDITION_FAILED);
        }
        if (!operation.path("security").isEmpty()) {
            possible.add(ProblemCode.INVALID_TOKEN);
            possible.add(ProblemCode.TOKEN_EXPIRED);
        }
        if (operation.has("requestBody")) {
            possible.add(ProblemCode.MALFORMED_REQUEST);
            possible.add(ProblemCode.VALIDATION_FAILED);
            possible.add(ProblemCode.PAYLOAD_TOO_LARGE);
            possible.add(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (hasPathParameters || path.contains("{")) {
            possible.add(ProblemCode.NOT_FOUND);
        }
        return possible;
    }
}
