package dev.latchkey.local.devmode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The answer in the place of a function whose sources do not compile, or do not start: a problem document. */
final class BrokenSources {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The compiler's messages come colored for a terminal. */
    private static final Pattern COLORS = Pattern.compile("\u001B\\[[0-9;]*m");

    private BrokenSources() {}

    /** In the form of a function's answer. The detail is for the developer: what the compiler or the start said. */
    static ObjectNode answer(Throwable problem, String path) {
        ObjectNode document = JSON.createObjectNode()
                .put("type", "urn:latchkey:problem:internal_error")
                .put("title", "The sources do not compile, or the function does not start")
                .put("status", 500)
                .put("detail", String.join("\n", reasons(problem)))
                .put("instance", path)
                .put("code", "internal_error");
        ObjectNode answer = JSON.createObjectNode();
        answer.put("statusCode", 500).put("body", document.toString());
        answer.putObject("headers")
                .put("Content-Type", "application/problem+json")
                .put("Cache-Control", "no-store");
        return answer;
    }

    private static List<String> reasons(Throwable problem) {
        List<String> reasons = new ArrayList<>();
        for (@Nullable Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            reasons.add(
                    message == null
                            ? cause.getClass().getName()
                            : COLORS.matcher(message).replaceAll(""));
        }
        return reasons;
    }
}
