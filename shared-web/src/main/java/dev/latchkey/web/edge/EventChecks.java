package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.latchkey.web.problem.Problem;
import dev.latchkey.web.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is refused before any framework sees it, since it would stumble over it or read it whole. */
final class EventChecks {
    private static final Pattern JSON =
            Pattern.compile("\\s*application/(?:merge-patch\\+)?json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

    private EventChecks() {}

    /** What is wrong with the path of an event as the gateway sent it, if anything. */
    static Optional<Problem> checkPath(APIGatewayV2HTTPEvent event) {
        return RequestPath.agreesWithVariables(event)
                ? Optional.empty()
                : malformed(
                        "The path cannot be told from another one: a question mark or a slash within a part of it is"
                                + " lost on the way.");
    }

    /** What is wrong with a normalised event on its face, if anything. */
    static Optional<Problem> check(APIGatewayV2HTTPEvent event, int maxBodyBytes) {
        if (RequestPath.hasSteps(event.getPathParameters())) {
            return Optional.of(Problem.of(ProblemCode.NOT_FOUND, "There is nothing at this path."));
        }
        return event.getBody() == null ? Optional.empty() : checkBody(event, maxBodyBytes);
    }

    /**
     * Whether the client takes JSON, which is what each route answers; the framework behind takes every client for one
     * that does. What has no route is for others to answer, whatever the client takes.
     */
    static Optional<Problem> acceptance(APIGatewayV2HTTPEvent event, boolean isRoute) {
        return !isRoute
                        || Acceptance.ofJson(
                                Optional.ofNullable(event.getHeaders().remove("accept")))
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.NOT_ACCEPTABLE, "Answers are application/json, which the header Accept excludes."));
    }

    private static Optional<Problem> checkBody(APIGatewayV2HTTPEvent event, int maxBodyBytes) {
        long bytes;
        try {
            bytes = event.getIsBase64Encoded()
                    ? Base64.getDecoder().decode(event.getBody()).length
                    : event.getBody().getBytes(StandardCharsets.UTF_8).length;
        } catch (IllegalArgumentException e) {
            return malformed("The body arrived damaged.");
        }
        if (bytes > maxBodyBytes) {
            return Optional.of(
                    Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "The body may have at most " + maxBodyBytes + " bytes."));
        }
        return bytes > 0 ? checkForm(event.getHeaders()) : Optional.empty();
    }

    /** Which of the two JSON types a route takes is its own to say; that a body has one of them holds for all. */
    private static Optional<Problem> checkForm(Map<String, String> headers) {
        var type = headers.get("content-type");
        if (type == null) {
            return unsupported("A body needs the header Content-Type.");
        }
        if (!JSON.matcher(type).matches()) {
            return unsupported("A body has to be JSON, and its Content-Type has to say so.");
        }
        return headers.getOrDefault("content-encoding", "identity").strip().equalsIgnoreCase("identity")
                ? Optional.empty()
                : unsupported("A body is taken without any content coding.");
    }

    private static Optional<Problem> unsupported(String detail) {
        return Optional.of(Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, detail));
    }

    private static Optional<Problem> malformed(String detail) {
        return Optional.of(Problem.of(ProblemCode.MALFORMED_REQUEST, detail));
    }
}
