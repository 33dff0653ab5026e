package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The program behind {@code ./latchkey up} and {@code invoke}.
 *
 * <pre>
 * up [--port N] [--bind ADDRESS] [--db-port N] [--instances N] [--snapstart]
 *    [--freeze] [--fresh] [--no-throttle] [--quiet]
 * invoke FUNCTION [PAYLOAD] [--port N]
 * </pre>
 *
 * The project's root is the working directory. Exit codes as {@link Program} says.
 */
public final class LocalStack {
    private final PrintStream out;
    private final PrintStream err;

    private LocalStack(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        Program.run(arguments, (words, out, err) -> new LocalStack(out, err).run(words));
    }

    private int run(List<String> arguments) throws InterruptedException {
        if (Runtime.version().feature() < 25) {
            throw new StackFailure("The functions need Java 25; this is " + Runtime.version());
        }
        String verb = arguments.isEmpty() ? "up" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        return switch (verb) {
            case "up" -> up(rest);
            case "invoke" -> new InvokeCommand(out).run(rest);
            default -> throw new CommandLine.WrongArguments("Unknown command " + verb + "; known are up and invoke");
        };
    }

    private int up(List<String> arguments) throws InterruptedException {
        RequestLines lines = new RequestLines(out);
        StartCheck.up(arguments, System.getenv()).ifPresent(LocalStack::refuse);
        var up = CommandLine.up(arguments);
        StackOptions options = StackOptions.of(up, Path.of("").toAbsolutePath())
                .onRequest(up.switches().contains("--quiet") ? request -> {} : lines::print)
                .environment(System.getenv())
                .onProgress(out::println)
                .onProblem(err::println);
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption);
        try (Stack stack = interruption.guard(Stack.start(options))) {
            out.println("Latchkey is ready at " + stack.uri());
            out.println("Its console: " + stack.uri() + "/_latchkey/");
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private static void refuse(StartCheck.Problem problem) {
        throw problem.misused()
                ? new CommandLine.WrongArguments(problem.message())
                : new StackFailure(problem.message());
    }
}
