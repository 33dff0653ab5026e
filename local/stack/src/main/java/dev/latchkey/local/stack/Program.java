package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.platform.FileTrouble;
import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Runs the programs behind {@code ./latchkey}. Exit codes: 0 done, 1 failed, 2 wrong arguments. */
public final class Program {
    private Program() {}

    /** What a program does. It returns the exit code. */
    @FunctionalInterface
    public interface Body {
        int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException;
    }

    /** Ends the JVM with the program's exit code, after it has said on standard error what went wrong. */
    public static void run(String[] arguments, Body body) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status;
        try {
            status = body.run(List.of(arguments), out, err);
        } catch (CommandLine.WrongArguments e) {
            err.println(e.getMessage());
            status = 2;
        } catch (StackFailure e) {
            err.println(e.getMessage());
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                err.println("  because: " + cause);
            }
            status = 1;
        } catch (UncheckedIOException e) {
            // A program's own files: nothing else is read or written here without a failure of its own.
            err.println(FileTrouble.sentence(Objects.requireNonNull(e.getCause())));
            status = 1;
        } catch (InterruptedException e) {
            // By the hook that ends the program, which waits for this thread: it may not wait for the hook in turn.
            Thread.currentThread().interrupt();
            return;
        }
        System.exit(status);
    }
}
