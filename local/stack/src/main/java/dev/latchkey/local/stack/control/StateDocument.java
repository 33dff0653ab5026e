package dev.latchkey.local.stack.control;

import dev.latchkey.local.emulator.lambda.FunctionStatistics;
import dev.latchkey.local.emulator.lambda.LambdaFunction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /_latchkey/state}. */
final class StateDocument {
    private StateDocument() {}

    static Map<String, Object> of(Collection<LambdaFunction> functions, @Nullable Integer databasePort) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (databasePort != null) {
            document.put("database", Map.of("host", "127.0.0.1", "port", databasePort, "name", "latchkey"));
        }
        document.put(
                "functions", functions.stream().map(StateDocument::function).toList());
        return document;
    }

    private static Map<String, Object> function(LambdaFunction function) {
        FunctionStatistics.Snapshot statistics = function.statistics();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", function.settings().name());
        result.put("memory_mb", function.settings().memoryMegabytes());
        result.put("timeout_ms", function.settings().timeout().toMillis());
        result.put("invocations", statistics.invocations());
        result.put("errors", statistics.errors());
        result.put("timeouts", statistics.timeouts());
        result.put("throttles", statistics.throttles());
        result.put("cold_starts", statistics.coldStarts());
        result.put("restores", statistics.restores());
        result.put("queued", function.queued());
        result.put("max_instances", function.maxInstances());
        result.put("instances", instances(function));
        result.put(
                "last_invocations",
                statistics.reports().stream().map(RequestDocument::invocation).toList());
        return result;
    }

    private static List<Map<String, Object>> instances(LambdaFunction function) {
        return function.instances().stream()
                .map(each -> {
                    Map<String, Object> instance = new LinkedHashMap<>();
                    instance.put("number", each.number());
                    instance.put("pid", each.pid());
                    instance.put("state", each.state());
                    instance.put("prepared_ms", each.preparedMillis());
                    instance.put("invocations", each.invocations());
                    instance.put("peak_memory_mb", each.peakMemoryMegabytes());
                    return instance;
                })
                .toList();
    }
}
