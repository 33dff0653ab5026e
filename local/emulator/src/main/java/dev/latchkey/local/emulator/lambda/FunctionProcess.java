package dev.latchkey.local.emulator.lambda;

import dev.latchkey.local.emulator.platform.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The operating system's side of an instance. Its ends follow Lambda's rules for signals. */
final class FunctionProcess {
    private final Process process;
    private final Duration timeToFinish;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private boolean frozen;

    /**
     * Starts the process.
     *
     * @param timeToFinish what it gets after SIGTERM
     * @param output called with each line that it writes, on a thread of its own
     */
    FunctionProcess(
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Duration timeToFinish,
            Consumer<String> output)
            throws IOException {
        this.timeToFinish = timeToFinish;
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        this.process = builder.start();
        process.getOutputStream().close();
        Thread.ofPlatform().daemon().name("output-" + process.pid()).start(() -> pump(output));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Completed with the exit value when the process has ended and its output was read, by the thread that read it: the
     * JDK's own notice of an exit comes through the common pool, which whoever uses the stack as a library may have
     * blocked.
     */
    CompletableFuture<Integer> exit() {
        return exit;
    }

    synchronized void freeze() {
        if (!frozen && process.isAlive()) {
            Signals.stop(process.pid());
            frozen = true;
        }
    }

    synchronized void thaw() {
        if (frozen) {
            Signals.resume(process.pid());
            frozen = false;
        }
    }

    /** Ends the process at once (SIGKILL), frozen or not. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Asks the process to end (SIGTERM) and kills it a little later if it has not. */
    void terminate() {
        thaw();
        // Through the handle: the process' own method would close its output, and last words would be lost.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(timeToFinish.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** The peak of resident memory, or 0 where the system does not tell or the process is gone. */
    long peakMemoryMegabytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private void pump(Consumer<String> output) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.accept(line);
            }
        } catch (IOException e) {
            output.accept("The output of process " + process.pid() + " broke off: " + e.getMessage());
        } finally {
            exit.complete(exitValue());
        }
    }

    /** The exit value, whatever interrupts this daemon thread meanwhile: the exit must not be missed. */
    private int exitValue() {
        boolean interrupted = false;
        try {
            while (process.isAlive()) {
                try {
                    process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return process.exitValue();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
