package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Samples;
import dev.latchkey.local.benchmarks.report.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Latency, CPU and garbage of warm requests, one at a time, and the floors beside them in the same rounds. */
final class Routes implements Measurement {
    private final Mode mode;

    /** How the functions run, which decides what the JIT does. */
    enum Mode {
        /** C1 alone. */
        ON_DEMAND("", "C1 alone, as Lambda runs functions on demand", 1),
        /** C1 and C2. */
        SNAPSHOT("-restored", "C1 and C2, as Lambda runs functions with SnapStart, after a restore", 5);

        final String suffix;
        final String words;
        /** C2 compiles what was run often: until then a request's CPU is that of the compiler. */
        final int warmUps;

        Mode(String suffix, String words, int warmUps) {
            this.suffix = suffix;
            this.words = words;
            this.warmUps = warmUps;
        }
    }

    Routes(Mode mode) {
        this.mode = mode;
    }

    @Override
    public String name() {
        return "routes" + mode.suffix;
    }

    @Override
    public List<Section> measure(Path projectRoot, Scale scale) throws InterruptedException {
        int warmUp = scale.warmUp() * mode.warmUps;
        String how =
                " One request at a time, after %,d of each route that does not hash; %s.".formatted(warmUp, mode.words);
        Section.Builder p50 = section("latency", "Latency, median", "ms", "At the client of the gateway." + how);
        Section.Builder p99 = section("latency-p99", "Latency, p99", "ms", "At the client of the gateway." + how);
        Section.Builder cpu = section(
                "cpu",
                "CPU of a request",
                "ms",
                "CPU time of the function's process, all threads, by its clock; PostgreSQL apart. The bare operations are"
                        + " repeated within one process and divided." + how);
        Section.Builder garbage = section(
                "allocation", "Garbage of a request", "kB", "What all threads of the function allocated." + how);
        Section.Builder memory = section(
                "memory",
                "Peak resident memory",
                "MB",
                "The process' peak after %,d requests or more over its routes; %s."
                        .formatted(scale.warmFunction(), mode.words));
        try (MeasuredStack stack =
                        MeasuredStack.start(projectRoot, name(), options -> options.snapStart(mode == Mode.SNAPSHOT));
                Client client = new Client(stack)) {
            List<Account> accounts =
                    Stream.generate(client::newAccount).limit(20).toList();
            List<Operation> operations = Operation.all(client, accounts);
            new WarmUp(stack, scale, mode.warmUps).run();
            warmUpBare(stack);
            for (int round = 0; round < scale.rounds(); round++) {
                bare(stack, cpu);
                for (Operation operation : operations) {
                    measure(stack, operation, operation.times(scale.requests()), p50, p99, cpu, garbage);
                }
            }
            Memory.read(stack, operations, memory);
        }
        return List.of(p50.build(), p99.build(), cpu.build(), garbage.build(), memory.build());
    }

    private Section.Builder section(String id, String title, String unit, String method) {
        return new Section.Builder(
                id + mode.suffix, mode == Mode.SNAPSHOT ? title + ", restored" : title, unit, method);
    }

    private static void warmUpBare(MeasuredStack stack) throws InterruptedException {
        for (String bare : List.of("hash 20", "sign 1000", "sign-jdk 200", "verify 5000", "select 5000")) {
            stack.invoke("work", '"' + bare + '"');
        }
    }

    private static void bare(MeasuredStack stack, Section.Builder cpu) throws InterruptedException {
        Map<String, Integer> operations =
                Map.of("hash", 20, "sign", 500, "sign-jdk", 100, "verify", 1000, "select", 1000);
        Map<String, String> labels = Map.of(
                "hash", "floor: Argon2id by libargon2",
                "sign", "floor: RS256 signature by AWS-LC, as the function signs",
                "sign-jdk", "floor: RS256 signature by the JDK",
                "verify", "floor: RS256 verification by the JDK",
                "select", "floor: prepared SELECT over pgjdbc");
        for (String operation : List.of("hash", "sign", "sign-jdk", "verify", "select")) {
            int times = operations.getOrDefault(operation, 1);
            double before = stack.cpuMillis("work");
            stack.invoke("work", "\"" + operation + " " + times + "\"");
            double used = stack.cpuMillis("work") - before;
            cpu.add("bare-" + operation, labels.getOrDefault(operation, ""), used / times);
        }
    }

    private static void measure(
            MeasuredStack stack,
            Operation operation,
            int times,
            Section.Builder p50,
            Section.Builder p99,
            Section.Builder cpu,
            Section.Builder garbage) {
        Samples millis = new Samples();
        Allocations before = Allocations.of(stack.pid(operation.function()));
        double used = stack.cpuMillis(operation.function());
        for (int i = 0; i < times; i++) {
            millis.add(operation.request().make() / 1e6);
        }
        used = stack.cpuMillis(operation.function()) - used;
        double allocated = Allocations.of(stack.pid(operation.function())).since(before);
        p50.add(operation.id(), operation.label(), millis.percentile(0.5));
        p99.add(operation.id(), operation.label(), millis.percentile(0.99));
        cpu.add(operation.id(), operation.label(), used / times);
        garbage.add(operation.id(), operation.label(), allocated / times);
    }
}
