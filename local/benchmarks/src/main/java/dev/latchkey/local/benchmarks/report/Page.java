package dev.latchkey.local.benchmarks.report;

import java.util.List;
import java.util.Map;

/** The page that people read. */
final class Page {
    private Page() {}

    static String of(Results results, Map<String, String> machine, String remarks) {
        StringBuilder page = new StringBuilder();
        page.append("# Benchmarks\n\n");
        page.append(
                        "`./latchkey bench` writes this page; run it to get the figures of your machine. Every figure is the median of several")
                .append(
                        " rounds,\nwith the minimum and the maximum. Figures that are compared come from alternating rounds of one run: on another")
                .append(
                        " machine, or a busy\none, compare the ratios and not the milliseconds. The raw figures are in [figures.json](figures.json).\n\n");
        machine.forEach((name, value) ->
                page.append("- ").append(name).append(": ").append(value).append('\n'));
        page.append("\n## Targets\n\n");
        page.append("| | target | median | min | max | |\n|---|---|---|---|---|---|\n");
        for (Target.Outcome outcome : Target.judgeAll(results)) {
            page.append("| %s | ≤ %s | %s | %s | %s | %s |\n"
                    .formatted(
                            outcome.target().name(),
                            withUnit(outcome.target()),
                            Numbers.format(outcome.value().median()),
                            Numbers.format(outcome.value().min()),
                            Numbers.format(outcome.value().max()),
                            outcome.met() ? "met" : "**missed**"));
        }
        if (!remarks.isEmpty()) {
            page.append('\n').append(remarks.strip()).append('\n');
        }
        results.sections().forEach(section -> append(page, section));
        return page.toString();
    }

    private static String withUnit(Target target) {
        String unit = target.unit().isEmpty() ? "" : " " + target.unit();
        return Numbers.format(target.bound()) + unit;
    }

    private static void append(StringBuilder page, Section section) {
        page.append("\n## ")
                .append(section.title())
                .append("\n\n")
                .append(section.method())
                .append("\n\n");
        page.append("![")
                .append(section.title())
                .append("](")
                .append(section.id())
                .append(".svg)\n\n");
        page.append("| %s | median | min | max | rounds |\n|---|---|---|---|---|\n".formatted(section.unit()));
        for (Figure figure : section.figures()) {
            page.append("| %s | %s | %s | %s | %d |\n"
                    .formatted(
                            figure.label(),
                            Numbers.format(figure.median()),
                            Numbers.format(figure.min()),
                            Numbers.format(figure.max()),
                            figure.rounds().size()));
        }
    }

    /** The table that the command prints. */
    static List<String> table(Results results) {
        return Target.judgeAll(results).stream()
                .map(outcome -> "%-62s %8s  ≤ %-8s %-8s (%s to %s)"
                        .formatted(
                                outcome.target().name(),
                                Numbers.format(outcome.value().median()),
                                withUnit(outcome.target()),
                                outcome.met() ? "met" : "MISSED",
                                Numbers.format(outcome.value().min()),
                                Numbers.format(outcome.value().max())))
                .toList();
    }
}
