package dev.latchkey.local.emulator.lambda;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
    private final BufferedWriter writer;
    private boolean closed;

    public FunctionLog(Path file) {
        try {
            if (Files.exists(file)) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            this.writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line; after {@link #close()} only to memory. */
    public synchronized void append(int instance, @Nullable String requestId, String text) {
        if (newest.size() == LINES_IN_MEMORY) {
            newest.removeFirst();
        }
        newest.addLast(new Line(Instant.now(), instance, requestId, text));
        if (closed) {
            return;
        }
        try {
            writer.write(text);
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
