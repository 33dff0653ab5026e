package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Section;
import java.util.List;

/** Peak resident memory of each function's process. */
final class Memory {
    private static final List<String> FUNCTIONS = List.of("empty", "auth", "preferences", "health");

    private Memory() {}

    /** Reads the peaks, of functions that answered as many requests as the section says. */
    static void read(MeasuredStack stack, List<Operation> operations, Section.Builder section)
            throws InterruptedException {
        // The stack reads the peak of memory at most four times a second: a report sooner would tell an older one.
        Thread.sleep(300);
        for (String function : FUNCTIONS) {
            operations.stream()
                    .filter(each -> each.function().equals(function))
                    .toList()
                    .getLast()
                    .request()
                    .make();
            section.add(function, function.equals("empty") ? "floor: empty handler" : function, (double)
                    stack.lastReport(function).maxMemoryMegabytes());
        }
    }
}
