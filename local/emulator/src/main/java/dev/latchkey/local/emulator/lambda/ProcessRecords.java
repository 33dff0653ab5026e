package dev.latchkey.local.emulator.lambda;

import dev.latchkey.local.emulator.platform.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Remembers in files which processes run, so that the next stack can end those of one that was killed: a frozen
 * process would otherwise stay for ever.
 */
public final class ProcessRecords {
    private final Path directory;
    private final Consumer<String> problems;

    /** Keeps the files in the directory. What cannot be recorded is reported to the consumer, and costs no process. */
    public ProcessRecords(Path directory, Consumer<String> problems) {
        this.directory = directory;
        this.problems = problems;
    }

    /** Kills every recorded process that is still the one that was recorded. */
    public void killLeftovers() {
        List<Path> files;
        try {
            Files.createDirectories(directory);
            try (Stream<Path> listing = Files.list(directory)) {
                files = listing.toList();
            }
        } catch (IOException e) {
            throw FileTrouble.at(directory, e);
        }
        files.forEach(ProcessRecords::killLeftover);
    }

    private static void killLeftover(Path file) {
        try {
            long pid = Long.parseLong(String.valueOf(file.getFileName()));
            String start = Files.readString(file);
            ProcessHandle.of(pid)
                    .filter(process -> startOf(process).equals(start))
                    .ifPresent(ProcessHandle::destroyForcibly);
            Files.delete(file);
        } catch (IOException e) {
            throw FileTrouble.at(file, e);
        }
    }

    void add(ProcessHandle process) {
        try {
            Files.writeString(directory.resolve(Long.toString(process.pid())), startOf(process));
        } catch (IOException e) {
            problems.accept("Process " + process.pid()
                    + " cannot be recorded, so that it stays when this stack is killed. " + FileTrouble.sentence(e));
        }
    }

    void remove(long pid) {
        try {
            Files.deleteIfExists(directory.resolve(Long.toString(pid)));
        } catch (IOException e) {
            problems.accept(FileTrouble.sentence(e));
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
