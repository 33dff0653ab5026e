package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.web.problem.Problem;
import dev.latchkey.web.problem.ProblemCode;
import dev.latchkey.web.problem.ProblemJson;
import dev.latchkey.web.routes.RouteTable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes answers to the gateway, and completes those that a framework made. */
final class Answers {
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private Answers() {}

    static APIGatewayV2HTTPResponse of(Problem problem, String instance, String requestId) {
        var answer = new APIGatewayV2HTTPResponse();
        answer.setStatusCode(problem.code().status());
        answer.setHeaders(new LinkedHashMap<>(problem.headers()));
        answer.getHeaders().put(HttpEdge.CODE_HEADER, problem.code().wireName());
        answer.setBody(ProblemJson.write(problem, instance, requestId));
        return answer;
    }

    /**
     * Gives the answer the headers that each one has, and makes a problem document of an error that is no JSON: those
     * of the framework, such as an unknown path or a method that is not allowed.
     */
    static APIGatewayV2HTTPResponse complete(APIGatewayV2HTTPResponse made, CurrentRequest request, RouteTable routes) {
        boolean isBareError = made.getStatusCode() >= 400 && !isJson(made);
        var answer = isBareError ? bareErrorAsProblem(made, request, routes) : made;
        var headers = new LinkedHashMap<String, String>(
                Optional.ofNullable(answer.getHeaders()).orElse(Map.of()));
        if (find(headers, "cache-control").isEmpty()) {
            headers.put("Cache-Control", "no-store");
        }
        // JSON has no charset parameter (RFC 8259, section 11), but the framework adds one.
        headers.computeIfPresent(
                "Content-Type",
                (name, type) -> type.equals("application/json;charset=UTF-8") ? "application/json" : type);
        if (answer.getStatusCode() == UNSUPPORTED_MEDIA_TYPE && request.method().equals("PATCH")) {
            routes.acceptPatch(request.path()).ifPresent(types -> headers.put("Accept-Patch", types));
        }
        // The gateway says to each origin whether it may read the answer, but does not say so to caches.
        headers.put("Vary", "Origin");
        headers.put("X-Request-Id", request.id());
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        answer.setHeaders(headers);
        return answer;
    }

    /**
     * The answer, unless its reader asked for one with an entity tag that it has not: {@code If-Match} on a representation
     * without any tag takes {@code *} alone (RFC 9110, 13.1.1). Those with a tag are compared where the tag is made.
     */
    static APIGatewayV2HTTPResponse matched(
            APIGatewayV2HTTPResponse made, CurrentRequest request, Optional<String> ifMatch) {
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        boolean isUnmatched = isRead
                && made.getStatusCode() < 300
                && ifMatch.filter(tags -> !tags.strip().equals("*")).isPresent()
                && (made.getHeaders() == null || find(made.getHeaders(), "etag").isEmpty());
        return isUnmatched
                ? of(
                        Problem.of(
                                ProblemCode.PRECONDITION_FAILED,
                                "What is here has no entity tag, so If-Match takes * alone."),
                        request.path(),
                        request.id())
                : made;
    }

    /** What a header says that does not leave the function, which takes it out. */
    static Optional<String> take(APIGatewayV2HTTPResponse answer, String header) {
        return Optional.ofNullable(answer.getHeaders().remove(header));
    }

    private static APIGatewayV2HTTPResponse bareErrorAsProblem(
            APIGatewayV2HTTPResponse made, CurrentRequest request, RouteTable routes) {
        var allowed = routes.methods(request.path());
        // The framework calls some paths unknown that have a route with another method.
        boolean isAnotherMethod =
                made.getStatusCode() == NOT_FOUND && !allowed.isEmpty() && !allowed.contains(request.method());
        int status = isAnotherMethod ? METHOD_NOT_ALLOWED : made.getStatusCode();
        var answer = of(Problem.ofStatus(status), request.path(), request.id());
        if (status == METHOD_NOT_ALLOWED) {
            answer.getHeaders().put("Allow", String.join(", ", allowed));
        }
        return answer;
    }

    private static boolean isJson(APIGatewayV2HTTPResponse answer) {
        return answer.getBody() != null
                && answer.getHeaders() != null
                && find(answer.getHeaders(), "content-type")
                        .filter(type -> type.contains("json"))
                        .isPresent();
    }

    /** Header names arrive in whatever case they were set. */
    private static Optional<String> find(Map<String, String> headers, String lowerCaseName) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(lowerCaseName))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
