package dev.latchkey.bench;

import dev.latchkey.bench.measure.Measurement;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Results;
import dev.latchkey.bench.report.Section;
import dev.latchkey.localstack.platform.StackFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The program behind {@code ./latchkey bench}.
 *
 * <pre>
 * [--quick] [--only NAME]...
 * </pre>
 *
 * The project's root is the working directory. A complete run writes {@code docs/benchmarks}, any other
 * {@code .latchkey/bench/report}. Exit codes: 0 measured, 1 failed, 2 wrong arguments.
 */
public final class Bench {
    private final PrintStream out;

    private Bench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = 0;
        try {
            new Bench(out).run(Arrays.asList(arguments));
        } catch (BenchArguments.WrongArguments e) {
            err.println(e.getMessage());
            status = 2;
        } catch (StackFailure e) {
            err.println(e.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private void run(List<String> words) throws InterruptedException {
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
    }
}
