package dev.latchkey.localstack;

import dev.latchkey.localstack.platform.StackFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The program behind {@code ./latchkey up}, {@code invoke} and {@code soak}.
 *
 * <pre>
 * up [--port N] [--bind ADDRESS] [--db-port N] [--instances N] [--snapstart]
 *    [--freeze] [--fresh] [--no-throttle] [--quiet]
 * invoke FUNCTION [PAYLOAD] [--port N]
 * soak [--minutes N] [--seed N]
 * </pre>
 *
 * The project's root is the working directory. Exit codes: 0 done, 1 failed, 2 wrong arguments.
 */
public final class LocalStack {
    private final PrintStream out;

    private LocalStack(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status;
        try {
            status = new LocalStack(out).run(Arrays.asList(arguments));
        } catch (CommandLine.WrongArguments e) {
            err.println(e.getMessage());
            status = 2;
        } catch (StackFailure e) {
            err.println(e.getMessage());
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                err.println("  because: " + cause);
            }
            status = 1;
        } catch (InterruptedException e) {
            // By the hook that ends the program, which waits for this thread: it may not wait for the hook in turn.
            Thread.currentThread().interrupt();
            return;
        }
        System.exit(status);
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
            case "soak" -> new SoakCommand(out).run(rest);
            default ->
                throw new CommandLine.WrongArguments("Unknown command " + verb + "; known are up, invoke and soak");
        };
    }

    private int up(List<String> arguments) throws InterruptedException {
        RequestLines lines = new RequestLines(out);
        StackOptions options = CommandLine.up(arguments, Path.of("").toAbsolutePath(), lines::print)
                .environment(System.getenv())
                .onProgress(out::println);
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption);
        try (Stack stack = interruption.guard(Stack.start(options))) {
            out.println("Latchkey is ready at " + stack.uri());
            out.println("Its console: " + stack.uri() + "/_latchkey/");
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
