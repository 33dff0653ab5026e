package dev.latchkey.local.benchmarks;

import dev.latchkey.local.benchmarks.measure.Measurement;
import dev.latchkey.local.benchmarks.report.Report;
import dev.latchkey.local.benchmarks.report.Results;
import dev.latchkey.local.benchmarks.report.Section;
import dev.latchkey.local.stack.Program;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The program behind {@code ./latchkey bench}.
 *
 * <pre>
 * [--quick] [--only NAME]...
 * </pre>
 *
 * The project's root is the working directory. A complete run writes {@code docs/benchmarks}, any other
 * {@code .latchkey/bench/report}. Exit codes as {@link Program} says.
 */
public final class Bench {
    private final PrintStream out;

    private Bench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        Program.run(arguments, (words, out, _) -> new Bench(out).run(words));
    }

    private int run(List<String> words) throws InterruptedException {
        BenchArguments arguments = BenchArguments.parse(words);
        Path root = Path.of("").toAbsolutePath();
        Path directory =
                arguments.complete() ? root.resolve("docs/benchmarks") : root.resolve(".latchkey/bench/report");
        Report report = new Report(directory);
        Results results = new Results();
        for (Measurement measurement : arguments.measurements()) {
            long start = System.nanoTime();
            List<Section> sections = measurement.measure(root, arguments.scale());
            results.add(sections);
            for (Section section : sections) {
                out.println(section.title());
                Report.lines(section).forEach(out::println);
            }
            out.printf("%s took %d s%n", measurement.name(), (System.nanoTime() - start) / 1_000_000_000);
        }
        report.write(results);
        out.println();
        Report.table(results).forEach(out::println);
        out.println();
        out.println("Written to " + root.relativize(directory));
        return 0;
    }
}
