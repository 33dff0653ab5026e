package dev.latchkey.local.benchmarks;

import dev.latchkey.local.benchmarks.measure.Measurement;
import dev.latchkey.local.benchmarks.measure.Scale;
import dev.latchkey.local.stack.CommandLine.WrongArguments;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param complete whether everything is measured at full scale, which alone is worth a page
 */
record BenchArguments(Scale scale, List<Measurement> measurements, boolean complete) {

    static BenchArguments parse(List<String> arguments) {
        boolean quick = false;
        List<Measurement> chosen = new ArrayList<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--quick" -> quick = true;
                case "--only" -> chosen.add(named(rest));
                default -> throw new WrongArguments("Unknown option " + option + "; known are --quick and --only NAME");
            }
        }
        boolean everything = chosen.isEmpty();
        return new BenchArguments(
                quick ? Scale.quick() : Scale.full(), everything ? Measurement.all() : chosen, everything && !quick);
    }

    private static Measurement named(Iterator<String> rest) {
        String name = rest.hasNext() ? rest.next() : "";
        return Measurement.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongArguments("--only takes one of "
                        + Measurement.all().stream().map(Measurement::name).collect(Collectors.joining(", "))));
    }
}
