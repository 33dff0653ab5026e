package dev.latchkey.local.database;

import dev.latchkey.local.emulator.platform.FileTrouble;
import dev.latchkey.local.emulator.platform.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The process of a PostgreSQL server, known by the file that it keeps in its data directory. */
final class Postmaster {
    private final ProcessHandle process;

    private Postmaster(ProcessHandle process) {
        this.process = process;
    }

    /** The server that runs on the data; empty when none does, also when its number now belongs to another program. */
    static Optional<Postmaster> of(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(handle -> handle.info().command().orElse("").endsWith("postgres"))
                            .map(Postmaster::new);
        } catch (IOException e) {
            throw FileTrouble.at(file, e);
        }
    }

    /**
     * Ends the processes that a killed server left: they hold its shared memory and may still write its data. Found by
     * their working directory, which only Linux shows; elsewhere they end by themselves when they notice.
     */
    static void endOrphans(Path data) {
        List<ProcessHandle> orphans = ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .filter(process -> data.equals(workingDirectory(process)))
                .toList();
        orphans.forEach(ProcessHandle::destroyForcibly);
        ended(orphans, 10);
    }

    private static @Nullable Path workingDirectory(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
        } catch (IOException e) {
            // It has ended, or is another user's.
            return null;
        }
    }

    long pid() {
        return process.pid();
    }

    /** Completed when the server's first process has ended, however. */
    CompletableFuture<?> exit() {
        return process.onExit();
    }

    /** Asks the server to end and waits 10 s, by force after them. */
    void stop() {
        Signals.interrupt(process.pid());
        if (!ended(List.of(process), 10)) {
            kill();
        }
    }

    /** Ends the server and all its processes at once and waits until they are gone. */
    void kill() {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        ended(all, 10);
    }

    /** Stops the server's processes (SIGSTOP), its own first, so that it makes no more of them meanwhile. */
    void pause() {
        Signals.stop(process.pid());
        process.descendants().forEach(child -> Signals.stop(child.pid()));
    }

    void resume() {
        process.descendants().forEach(child -> Signals.resume(child.pid()));
        Signals.resume(process.pid());
    }

    private static boolean ended(List<ProcessHandle> processes, int seconds) {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(exits)
                .thenApply(nothing -> true)
                .completeOnTimeout(false, seconds, TimeUnit.SECONDS)
                .join();
    }
}
