package dev.latchkey.local.stack.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lines in CloudWatch's Embedded Metric Format. */
final class EmbeddedMetrics {
    private EmbeddedMetrics() {}

    /** Each metric with its values, unit and the widest set of its dimensions. */
    static List<Map<String, Object>> in(JsonNode line) {
        List<Map<String, Object>> metrics = new ArrayList<>();
        for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
            Map<String, String> dimensions = dimensions(directive, line);
            for (JsonNode definition : directive.path("Metrics")) {
                String name = definition.path("Name").asText();
                Map<String, Object> metric = new LinkedHashMap<>();
                metric.put("name", name);
                metric.put("values", line.path(name).isArray() ? line.path(name) : List.of(line.path(name)));
                metric.put("unit", definition.path("Unit").asText("None"));
                metric.put("dimensions", dimensions);
                metrics.add(metric);
            }
        }
        return metrics;
    }

    private static Map<String, String> dimensions(JsonNode directive, JsonNode line) {
        JsonNode widest = directive.path("Dimensions").path(0);
        for (JsonNode set : directive.path("Dimensions")) {
            widest = set.size() > widest.size() ? set : widest;
        }
        Map<String, String> dimensions = new LinkedHashMap<>();
        widest.forEach(
                name -> dimensions.put(name.asText(), line.path(name.asText()).asText()));
        return dimensions;
    }
}
