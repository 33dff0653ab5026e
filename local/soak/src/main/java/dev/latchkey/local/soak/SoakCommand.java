package dev.latchkey.local.soak;

import dev.latchkey.local.stack.CommandLine;
import dev.latchkey.local.stack.Interruption;
import dev.latchkey.local.stack.Program;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.StackOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The program behind {@code ./latchkey soak [--minutes N] [--seed N]}: a stack of its own, mixed load, random kills, and the
 * reckoning. The project's root is the working directory. Exit codes as {@link Program} says.
 */
public final class SoakCommand {
    private static final int INSTANCES = 4;

    private final PrintStream out;

    private SoakCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        Program.run(arguments, (words, out, _) -> new SoakCommand(out).run(words));
    }

    /** 0 when nothing was lost and nothing was too much, 1 otherwise. */
    private int run(List<String> arguments) throws InterruptedException {
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
