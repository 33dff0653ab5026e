package dev.latchkey.localstack;

import dev.latchkey.localstack.soak.Soak;
import dev.latchkey.localstack.soak.SoakReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** {@code ./latchkey soak}: a stack of its own, mixed load, random kills, and the reckoning. */
final class SoakCommand {
    private static final int INSTANCES = 4;

    private final PrintStream out;

    SoakCommand(PrintStream out) {
        this.out = out;
    }

    /** 0 when nothing was lost and nothing was too much, 1 otherwise. */
    int run(List<String> arguments) throws InterruptedException {
        int minutes = 10;
        long seed = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--minutes" -> minutes = CommandLine.number(option, rest, 1, 10_000);
                case "--seed" -> seed = CommandLine.number(option, rest, 0, Integer.MAX_VALUE);
                default ->
                    throw new CommandLine.WrongArguments(
                            "Unknown option " + option + "; known are --minutes N and --seed N");
            }
        }
        Path root = Path.of("").toAbsolutePath();
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption);
        try (Stack stack = interruption.guard(Stack.start(options(root)))) {
            out.println(minutes + " minutes with seed " + seed);
            SoakReport report = soak(stack, Duration.ofMinutes(minutes), seed);
            out.print(report.toText());
            return report.breaches().isEmpty() ? 0 : 1;
        }
    }

    static SoakReport soak(Stack stack, Duration time, long seed) throws InterruptedException {
        var functions = List.of(stack.function("auth"), stack.function("preferences"));
        return new Soak(stack.uri(), functions, stack.database(), time, seed).run();
    }

    private StackOptions options(Path root) {
        return new StackOptions(root)
                .dataDirectory(root.resolve(".latchkey").resolve("soak"))
                .port(0)
                .fresh(true)
                .throttling(false)
                .instances(INSTANCES)
                .environment(Soak.ENVIRONMENT)
                .onProgress(out::println);
    }
}
