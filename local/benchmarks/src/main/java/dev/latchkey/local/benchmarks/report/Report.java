package dev.latchkey.local.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a run's figures into a folder: JSON, a chart a section, and the page around them. */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path directory;
    private final Map<String, String> machine = new LinkedHashMap<>(Machine.describe());

    public Report(Path directory) {
        this.directory = directory;
        machine.put("load average at the start", Numbers.format(Machine.load()));
    }

    /** The lines of the table of targets. */
    public static List<String> table(Results results) {
        return Page.table(results);
    }

    /** A line a figure. */
    public static List<String> lines(Section section) {
        return section.figures().stream()
                .map(figure -> "  %-50s %8s %s (%s to %s)"
                        .formatted(
                                figure.label(),
                                Numbers.format(figure.median()),
                                section.unit(),
                                Numbers.format(figure.min()),
                                Numbers.format(figure.max())))
                .toList();
    }

    /** What {@code remarks.md} in the folder says stands under the targets; it is written by hand. */
    public void write(Results results) {
        machine.put("load average at the end", Numbers.format(Machine.load()));
        try {
            Files.createDirectories(directory);
            Path remarks = directory.resolve("remarks.md");
            Files.writeString(
                    directory.resolve("README.md"),
                    Page.of(results, machine, Files.exists(remarks) ? Files.readString(remarks) : ""));
            JSON.writeValue(
                    directory.resolve("figures.json").toFile(),
                    Map.of("machine", machine, "sections", results.sections()));
            for (Section section : results.sections()) {
                Files.writeString(directory.resolve(section.id() + ".svg"), SvgChart.of(section));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
