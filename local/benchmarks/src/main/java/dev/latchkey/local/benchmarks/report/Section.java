package dev.latchkey.local.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of one unit that stand in one table and one chart.
 *
 * @param id names the chart's file
 * @param unit of every figure, such as {@code ms}
 * @param method what was done, in a sentence or two
 */
public record Section(String id, String title, String unit, String method, List<Figure> figures) {
    public Section {
        figures = List.copyOf(figures);
    }

    public Figure figure(String figureId) {
        return figures.stream()
                .filter(each -> each.id().equals(figureId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no figure " + figureId));
    }

    /** A section that fills round by round. */
    public static final class Builder {
        private final String id;
        private final String title;
        private final String unit;
        private final String method;
        private final Map<String, String> labels = new LinkedHashMap<>();
        private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

        public Builder(String id, String title, String unit, String method) {
            this.id = id;
            this.title = title;
            this.unit = unit;
            this.method = method;
        }

        /** Adds a round's value of a figure, which stands where it was first named. */
        public Builder add(String figureId, String label, double value) {
            labels.putIfAbsent(figureId, label);
            rounds.computeIfAbsent(figureId, _ -> new ArrayList<>()).add(value);
            return this;
        }

        public Section build() {
            return new Section(
                    id,
                    title,
                    unit,
                    method,
                    rounds.entrySet().stream()
                            .map(entry -> new Figure(
                                    entry.getKey(), labels.getOrDefault(entry.getKey(), ""), entry.getValue()))
                            .toList());
        }
    }
}
