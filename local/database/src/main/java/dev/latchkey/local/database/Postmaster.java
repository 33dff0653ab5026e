package dev.latchkey.local.database;

import dev.latchkey.local.emulator.platform.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
            throw new UncheckedIOException(e);
        }
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
