package dev.latchkey.bench.measure;

import dev.latchkey.bench.report.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Peak resident memory of each function's process. */
final class Memory implements Measurement {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Section> measure(Path projectRoot, Scale scale) throws InterruptedException {
        Section.Builder section = new Section.Builder(
                "memory",
                "Peak resident memory",
                "MB",
                "The process' peak after %,d requests by turns over its routes, a registration and a log-in in each hundred; C1 alone."
                        .formatted(scale.memoryRequests()));
        try (MeasuredStack stack = MeasuredStack.start(projectRoot, "memory", options -> options);
                Client client = new Client(stack)) {
            List<Account> accounts =
                    Stream.generate(client::newAccount).limit(20).toList();
            List<Operation> operations = Operation.all(client, accounts);
            for (String function : List.of("empty", "auth", "preferences", "health")) {
                List<Operation> own = operations.stream()
                        .filter(each -> each.function().equals(function))
                        .toList();
                for (int i = 0; i < scale.memoryRequests(); i++) {
                    Operation operation = own.get(i % own.size());
                    boolean hashes = operation.times(10_000) < 10_000;
                    if (!hashes || i % 100 < own.size()) {
                        operation.request().make();
                    } else {
                        own.getLast().request().make();
                    }
                }
                // The stack reads the peak of memory at most four times a second.
                Thread.sleep(300);
                own.getLast().request().make();
                section.add(function, function.equals("empty") ? "floor: empty handler" : function, (double)
                        stack.lastReport(function).maxMemoryMegabytes());
            }
        }
        return List.of(section.build());
    }
}
