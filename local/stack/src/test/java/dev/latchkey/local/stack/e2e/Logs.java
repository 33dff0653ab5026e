package dev.latchkey.local.stack.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.emulator.Processes;
import dev.latchkey.local.emulator.lambda.FunctionLog;
import dev.latchkey.local.stack.Stack;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the functions' processes wrote, as Lambda's log would have it. */
final class Logs {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The JVM says so at each start, in plain text and before any code runs (decision 15). */
    private static final String OF_THE_JVM = "Picked up JAVA_TOOL_OPTIONS: ";

    private Logs() {}

    /** The function's own lines of JSON, metrics included and Lambda's excluded. */
    static List<JsonNode> of(Stack stack, String function) {
        return stack.function(function).log().lines().stream()
                .map(FunctionLog.Line::text)
                .filter(line -> !line.startsWith(OF_THE_JVM))
                .map(Logs::parse)
                .filter(line -> !line.path("type").asText().startsWith("platform."))
                .toList();
    }

    /** The line of each request that the gateway sent. */
    static Stream<JsonNode> requests(Stack stack, String function) {
        return of(stack, function).stream()
                .filter(line ->
                        line.has("duration_ms") && !line.path("route").asText().equals("priming"));
    }

    /** The lines of metrics. */
    static Stream<JsonNode> metrics(Stack stack, String function) {
        return of(stack, function).stream().filter(line -> line.has("_aws"));
    }

    /** Every value of a metric. */
    static List<Double> metric(Stack stack, String function, String name) {
        return metrics(stack, function)
                .map(line -> line.path(name))
                .flatMap(value -> value.isArray()
                        ? StreamSupport.stream(value.spliterator(), false)
                        : Stream.of(value).filter(JsonNode::isNumber))
                .map(JsonNode::asDouble)
                .toList();
    }

    /** Waits for a value of a metric: lines may arrive after the answer to their request. */
    static void awaitMetric(Stack stack, String function, String name) {
        Processes.await(
                name + " of " + function, () -> !metric(stack, function, name).isEmpty());
    }

    /** Waits for so many lines of a request, and gives all that there are. */
    static List<JsonNode> awaitLines(Stack stack, String function, String requestId, int count) {
        Processes.await(
                "lines of " + requestId,
                () -> ofRequest(stack, function, requestId).size() >= count);
        return ofRequest(stack, function, requestId);
    }

    private static List<JsonNode> ofRequest(Stack stack, String function, String requestId) {
        return of(stack, function).stream()
                .filter(line -> line.path("request_id").asText().equals(requestId))
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No line of JSON: " + line, e);
        }
    }
}
