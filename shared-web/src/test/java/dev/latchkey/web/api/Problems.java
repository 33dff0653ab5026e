package dev.latchkey.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.domain.Violation;
import dev.latchkey.web.problem.Problem;
import dev.latchkey.web.problem.ProblemCode;
import dev.latchkey.web.problem.ProblemJson;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes problems, with the documents that the functions would answer as examples. */
final class Problems {
    static final String REQUEST_ID_HEADER = "#/components/headers/RequestId";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REQUEST_ID = "checkout-7f3a";

    /** What the gateway also answers by itself; with an authorizer of its own, 401 is among them. */
    private static final Set<Integer> STATUSES_OF_THE_GATEWAY = Set.of(401, 413, 429, 500, 503, 504);

    private static final String INSTANCE = "/the/path/of/the/request";

    private final ObjectNode responses;

    /**
     * Collects responses.
     *
     * @param responses the responses among the components, which get one for each set of codes that is asked for
     */
    Problems(ObjectNode responses) {
        this.responses = responses;
    }

    /** A reference to the response of one status, which may stand for several codes. */
    String reference(Set<ProblemCode> codes) {
        String name = codes.stream().map(Problems::camelCase).collect(Collectors.joining("Or"));
        if (!responses.has(name)) {
            responses.set(name, response(codes));
        }
        return "#/components/responses/" + name;
    }

    private static String camelCase(ProblemCode code) {
        return Arrays.stream(code.wireName().split("_", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static ObjectNode response(Set<ProblemCode> codes) {
        var response = JsonNodeFactory.instance.objectNode();
        response.put(
                "description",
                codes.stream()
                        .map(code -> code.title() + ": `" + code.wireName() + "`.")
                        .collect(Collectors.joining(" ")));
        var headers = response.putObject("headers");
        headers.putObject("X-Request-Id").put("$ref", REQUEST_ID_HEADER);
        var example = problem(codes.iterator().next());
        if (example.headers().containsKey("Retry-After")) {
            headers.putObject("Retry-After").put("$ref", "#/components/headers/RetryAfter");
        }
        if (example.headers().containsKey("WWW-Authenticate")) {
            headers.putObject("WWW-Authenticate").put("$ref", "#/components/headers/Challenge");
        }
        var contents = response.putObject("content");
        var content = contents.putObject(Problem.MEDIA_TYPE);
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        var examples = content.putObject("examples");
        for (ProblemCode code : codes) {
            examples.putObject(code.wireName()).set("value", document(problem(code)));
        }
        if (STATUSES_OF_THE_GATEWAY.contains(example.code().status())) {
            contents.putObject("application/json")
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/GatewayMessage");
        }
        return response;
    }

    /** The closed set of codes, as a schema. */
    static void describe(ObjectNode schemas) {
        var schema = schemas.putObject("ProblemCode").put("type", "string");
        schema.put("description", "What went wrong. There may be more of them one day.");
        var values = schema.putArray("enum");
        for (ProblemCode code : ProblemCode.values()) {
            values.add(code.wireName());
        }
    }

    private static Problem problem(ProblemCode code) {
        var errors = switch (code) {
            case VALIDATION_FAILED -> List.of(new Violation("/email", "required", "must not be null"));
            case WEAK_PASSWORD -> List.of(new Violation("/password", "too_short", "It has fewer than 8 characters."));
            case SCHEMA_VIOLATION ->
                List.of(new Violation("/theme", "enum", "It is none of the values that the schema allows."));
            default -> List.<Violation>of();
        };
        return new Problem(code, code.title() + ".", errors, Optional.empty(), Map.of());
    }

    private static ObjectNode document(Problem problem) {
        try {
            return (ObjectNode) JSON.readTree(ProblemJson.write(problem, INSTANCE, REQUEST_ID));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
