package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Section;
import java.nio.file.Path;
import java.util.List;

/** Something that can be measured by itself. */
public interface Measurement {
    /** As named on the command line. */
    String name();

    List<Section> measure(Path projectRoot, Scale scale) throws InterruptedException;

    /** All that there are, in the order of the page. */
    static List<Measurement> all() {
        return List.of(
                new Packages(),
                new Starts(),
                new Restores(),
                new Routes(Routes.Mode.ON_DEMAND),
                new Routes(Routes.Mode.SNAPSHOT),
                new Throughput(),
                new Statements(),
                new LogInTimes(),
                new Growth(),
                new SessionsOfOneUser());
    }
}
