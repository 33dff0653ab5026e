package dev.latchkey.localstack.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the document says of answers, and what holds for every answer without being said. Thread-safe. */
final class Contract {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Pattern LEAK =
            Pattern.compile("(?i)\\b(java|jakarta|javax|org|io|com|dev)\\.[a-z]+\\.|exception|stack"
                    + " ?trace|sqlstate|postgres|psql|jackson|quarkus|vert\\.?x|\\b(select|insert into|update|delete from)"
                    + " [a-z_]+|relation \"|constraint \"|127\\.0\\.0\\.1");
    private static final Set<String> OPTIONAL_HEADERS = Set.of("Latchkey-Schema-Violations");

    private final ApiDocument document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    Contract(ApiDocument document) {
        this.document = document;
    }

    /** In what ways an answer breaks the contract; none is the rule. */
    List<String> breaches(Case sent, HttpResponse<String> answer) {
        List<String> breaches = new ArrayList<>();
        String status = Integer.toString(answer.statusCode());
        checkHeaders(sent, answer, breaches);
        if (answer.statusCode() >= 500) {
            breaches.add("status " + status + ": " + answer.body());
        } else if (!sent.operation().responses().has(status)) {
            breaches.add("status " + status + " is not documented: " + answer.body());
        } else {
            checkBody(sent, document.resolved(sent.operation().responses().get(status)), answer, breaches);
        }
        return breaches;
    }

    private static void checkHeaders(Case sent, HttpResponse<String> answer, List<String> breaches) {
        require(header(answer, "X-Request-Id").matches("[A-Za-z0-9._=-]{1,64}"), "no X-Request-Id", breaches);
        int id = sent.headers().indexOf("X-Request-Id");
        if (id >= 0 && sent.headers().get(id + 1).matches("[A-Za-z0-9._-]{1,64}")) {
            require(
                    header(answer, "X-Request-Id").equals(sent.headers().get(id + 1)),
                    "another X-Request-Id",
                    breaches);
        }
        require(header(answer, "Strict-Transport-Security").startsWith("max-age="), "no HSTS", breaches);
        require(header(answer, "X-Content-Type-Options").equals("nosniff"), "no nosniff", breaches);
        boolean isWellKnown = sent.operation().path().startsWith("/.well-known/") && answer.statusCode() == 200;
        String caching = isWellKnown ? "public, max-age=300" : "no-store";
        require(
                header(answer, "Cache-Control").equals(caching),
                "Cache-Control is " + header(answer, "Cache-Control"),
                breaches);
        require(
                answer.statusCode() != 401 || header(answer, "WWW-Authenticate").startsWith("Bearer"),
                "no challenge",
                breaches);
        boolean isToWait = answer.statusCode() == 429 || answer.statusCode() == 503;
        require(!isToWait || header(answer, "Retry-After").matches("[1-9][0-9]*"), "no Retry-After", breaches);
        require(answer.headers().firstValue("Latchkey-Problem-Code").isEmpty(), "an inner header", breaches);
    }

    private void checkBody(Case sent, JsonNode response, HttpResponse<String> answer, List<String> breaches) {
        response.path("headers")
                .fieldNames()
                .forEachRemaining(name -> require(
                        OPTIONAL_HEADERS.contains(name)
                                || answer.headers().firstValue(name).isPresent(),
                        "no " + name,
                        breaches));
        if (!response.has("content")) {
            require(answer.body().isEmpty(), "a body of " + answer.statusCode(), breaches);
            return;
        }
        String type = header(answer, "Content-Type");
        JsonNode content = response.get("content").path(type);
        if (content.isMissingNode()) {
            breaches.add("the type " + type + " is not documented");
            return;
        }
        JsonNode body = parsed(answer.body(), breaches);
        schema(content.get("schema"))
                .validate(body)
                .forEach(error -> breaches.add("the body breaks its schema: " + error + " in " + answer.body()));
        if (type.equals("application/problem+json")) {
            checkProblem(sent, content, body, answer, breaches);
        }
    }

    private static void checkProblem(
            Case sent, JsonNode content, JsonNode problem, HttpResponse<String> answer, List<String> breaches) {
        String code = problem.path("code").asText();
        require(
                content.path("examples").has(code),
                "the code " + code + " is not documented for " + answer.statusCode(),
                breaches);
        require(problem.path("status").asInt() == answer.statusCode(), "another status", breaches);
        require(problem.path("type").asText().equals("urn:latchkey:problem:" + code), "another type", breaches);
        require(
                problem.path("request_id").asText().equals(header(answer, "X-Request-Id")),
                "another request id",
                breaches);
        require(
                problem.path("instance").asText().equals(sent.target().replaceFirst("\\?.*", "")),
                "another instance",
                breaches);
        List<String> told = new ArrayList<>(
                List.of(problem.path("title").asText(), problem.path("detail").asText()));
        problem.path("errors")
                .forEach(error -> told.addAll(List.of(
                        error.path("code").asText(), error.path("detail").asText())));
        told.forEach(text -> require(!LEAK.matcher(text).find(), "a leak: " + text, breaches));
    }

    private Schema schema(JsonNode schema) {
        return schemas.computeIfAbsent(schema, key -> registry.getSchema(document.standalone(key)));
    }

    private static JsonNode parsed(String body, List<String> breaches) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            breaches.add("no JSON: " + body);
            return JSON.nullNode();
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void require(boolean holds, String otherwise, List<String> breaches) {
        if (!holds) {
            breaches.add(otherwise);
        }
    }
}
