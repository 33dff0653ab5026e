package dev.latchkey.local.stack.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.emulator.gateway.HandledRequest;
import dev.latchkey.local.emulator.lambda.FunctionLog;
import dev.latchkey.local.emulator.lambda.InvocationReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request with what the functions wrote of it: lines of its invocation by Lambda's request id, and lines of any
 * function that carry its X-Request-Id. Lines in Embedded Metric Format are shown as metrics.
 */
final class RequestDetail {
    private static final int MAX_LINES = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HandledRequest request;
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private final List<Map<String, Object>> metrics = new ArrayList<>();

    private RequestDetail(HandledRequest request) {
        this.request = request;
    }

    private record Written(String function, FunctionLog.Line line) {}

    /** The request with the lines out of the functions' logs, by name. */
    static Map<String, Object> of(HandledRequest request, Map<String, FunctionLog> logs) {
        RequestDetail detail = new RequestDetail(request);
        List<Written> all = logs.entrySet().stream()
                .flatMap(log -> log.getValue().lines().stream()
                        .filter(line -> detail.concerns(log.getKey(), line))
                        .map(line -> new Written(log.getKey(), line)))
                .sorted(Comparator.comparing(written -> written.line().time()))
                .toList();
        all.subList(Math.max(0, all.size() - MAX_LINES), all.size()).forEach(detail::add);
        Map<String, Object> document = new LinkedHashMap<>(RequestDocument.of(request));
        document.put("log", detail.lines);
        document.put("metrics", detail.metrics);
        return document;
    }

    private boolean concerns(String function, FunctionLog.Line line) {
        InvocationReport invocation = request.invocation();
        if (invocation != null
                && function.equals(request.function())
                && invocation.requestId().equals(line.requestId())) {
            return true;
        }
        String id = request.requestId();
        return id != null
                && line.text().contains(id)
                && parsed(line.text())
                        .filter(json -> json.path("request_id").asText().equals(id))
                        .isPresent();
    }

    private void add(Written written) {
        FunctionLog.Line line = written.line();
        Optional<JsonNode> json = parsed(line.text());
        if (json.isPresent() && json.get().has("_aws")) {
            metrics.addAll(EmbeddedMetrics.in(json.get()));
            return;
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("time", line.time().toString());
        document.put("function", written.function());
        document.put("instance", line.instance());
        document.put("text", line.text());
        lines.add(document);
    }

    private static Optional<JsonNode> parsed(@Nullable String text) {
        if (text == null || !text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            // A line that only looks like JSON: functions may print what they like.
            return Optional.empty();
        }
    }
}
