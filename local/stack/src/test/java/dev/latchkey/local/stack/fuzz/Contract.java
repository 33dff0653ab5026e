package dev.latchkey.local.stack.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.stack.api.Operation;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What holds for every answer besides what the document says of it, which {@link Operation} checks. */
final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LEAK =
            Pattern.compile("(?i)\\b(java|jakarta|javax|org|io|com|dev)\\.[a-z]+\\.|exception|stack"
                    + " ?trace|sqlstate|postgres|psql|jackson|quarkus|vert\\.?x|\\b(select|insert into|update|delete from)"
                    + " [a-z_]+|relation \"|constraint \"|127\\.0\\.0\\.1");

    private Contract() {}

    /** In what ways an answer breaks the contract; none is the rule. */
    static List<String> breaches(Case sent, HttpResponse<String> answer) {
        List<String> breaches = new ArrayList<>();
        checkHeaders(sent, answer, breaches);
        if (answer.statusCode() >= 500) {
            breaches.add("status " + answer.statusCode() + ": " + answer.body());
            return breaches;
        }
        sent.operation().deviations(answer).forEach(each -> breaches.add(each + ": " + answer.body()));
        if (header(answer, "Content-Type").equals("application/problem+json")) {
            checkProblem(sent, json(answer.body()), answer, breaches);
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

    private static void checkProblem(Case sent, JsonNode problem, HttpResponse<String> answer, List<String> breaches) {
        String code = problem.path("code").asText();
        require(problem.path("status").asInt() == answer.statusCode(), "another status", breaches);
        require(problem.path("type").asText().equals("urn:latchkey:problem:" + code), "another type", breaches);
        require(
                problem.path("request_id").asText().equals(header(answer, "X-Request-Id")),
                "another request id",
                breaches);
        require(
                decoded(problem.path("instance").asText())
                        .equals(decoded(sent.target().replaceFirst("\\?.*", ""))),
                "another instance",
                breaches);
        List<String> told = new ArrayList<>(
                List.of(problem.path("title").asText(), problem.path("detail").asText()));
        problem.path("errors")
                .forEach(error -> told.addAll(List.of(
                        error.path("code").asText(), error.path("detail").asText())));
        told.forEach(text -> require(!LEAK.matcher(text).find(), "a leak: " + text, breaches));
    }

    /** The gateway decodes a path, so an answer tells it with other characters escaped than the request had. */
    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
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
