package dev.latchkey.local.emulator.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Remembers in files which processes run, so that the next stack can end those of one that was killed: a frozen
 * process would otherwise stay for ever.
 */
public final class ProcessRecords {
    private final Path directory;

    public ProcessRecords(Path directory) {
        this.directory = directory;
    }

    /** Kills every recorded process that is still the one that was recorded. */
    public void killLeftovers() {
        try {
            Files.createDirectories(directory);
            List<Path> files;
            try (Stream<Path> listing = Files.list(directory)) {
                files = listing.toList();
            }
            for (Path file : files) {
                long pid = Long.parseLong(String.valueOf(file.getFileName()));
                String start = Files.readString(file);
                ProcessHandle.of(pid)
                        .filter(process -> startOf(process).equals(start))
                        .ifPresent(ProcessHandle::destroyForcibly);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(ProcessHandle process) throws IOException {
        Files.writeString(directory.resolve(Long.toString(process.pid())), startOf(process));
    }

    void remove(long pid) {
        try {
            Files.deleteIfExists(directory.resolve(Long.toString(pid)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
