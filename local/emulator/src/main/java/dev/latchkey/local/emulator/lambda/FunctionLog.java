package dev.latchkey.local.emulator.lambda;

import dev.latchkey.local.emulator.platform.FileTrouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a function's processes wrote: in a file of this run, the run before's kept beside it with the suffix
 * {@code .1}, and the newest lines in memory. Thread-safe.
 */
public final class FunctionLog implements AutoCloseable {
    private static final int LINES_IN_MEMORY = 10_000;

    /**
     * One line.
     *
     * @param instance the process' number
     * @param requestId Lambda's id of the invocation in hand, or of the last one; null before the first
     */
    public record Line(Instant time, int instance, @Nullable String requestId, String text) {}

    private final Deque<Line> newest = new ArrayDeque<>();
    private final String name;
    private final OutputStream file;
    private final Consumer<String> problems;
    private boolean closed;
    private long lost;

    /**
     * Begins the file of this run.
     *
     * @param problems receives one sentence each time that lines begin to fail, with the reason
     */
    public FunctionLog(Path file, Consumer<String> problems) {
        this(file.toString(), open(file), problems);
    }

    FunctionLog(String name, OutputStream file, Consumer<String> problems) {
        this.name = name;
        this.file = file;
        this.problems = problems;
    }

    private static OutputStream open(Path file) {
        try {
            if (Files.exists(file)) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw FileTrouble.at(file, e);
        }
    }

    /**
     * Adds a line; after {@link #close()} only to memory. One that cannot be written, since the disk is full for instance,
     * is in memory alone and counted: a function must not fail because of its log. The file continues
     * with the next line that can be written.
     */
    public synchronized void append(int instance, @Nullable String requestId, String text) {
        if (newest.size() == LINES_IN_MEMORY) {
            newest.removeFirst();
        }
        newest.addLast(new Line(Instant.now(), instance, requestId, text));
        if (!closed) {
            write(text);
        }
    }

    private void write(String text) {
        // Half a line may be there already.
        String gap = lost == 0
                ? ""
                : System.lineSeparator() + "(" + lost + " lines could not be written)" + System.lineSeparator();
        try {
            file.write((gap + text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            lost = 0;
        } catch (IOException e) {
            if (lost++ == 0) {
                problems.accept("The log " + name + " cannot be written: " + FileTrouble.reason(e)
                        + ". The function goes on, and its log as soon as that is over.");
            }
        }
    }

    /** The newest lines, oldest first, at most 10,000. */
    public synchronized List<Line> lines() {
        return List.copyOf(newest);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            file.close();
        } catch (IOException e) {
            problems.accept("The log " + name + " cannot be closed: " + FileTrouble.reason(e));
        }
    }
}
