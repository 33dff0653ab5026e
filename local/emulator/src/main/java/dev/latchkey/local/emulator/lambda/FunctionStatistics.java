package dev.latchkey.local.emulator.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Counts what a function did since the stack started. Thread-safe. */
public final class FunctionStatistics {
    private static final int DURATIONS = 200;

    private final Deque<InvocationReport> reports = new ArrayDeque<>();
    private long invocations;
    private long errors;
    private long timeouts;
    private long throttles;
    private long coldStarts;
    private long restores;

    /** A moment's numbers; {@code reports} are the newest 200, oldest first. */
    public record Snapshot(
            long invocations,
            long errors,
            long timeouts,
            long throttles,
            long coldStarts,
            long restores,
            List<InvocationReport> reports) {}

    synchronized void add(InvocationReport report) {
        invocations++;
        switch (report.status()) {
            case "error" -> errors++;
            case "timeout" -> timeouts++;
            default -> {}
        }
        switch (report.start()) {
            case COLD -> coldStarts++;
            case RESTORED -> restores++;
            case WARM -> {}
        }
        if (reports.size() == DURATIONS) {
            reports.removeFirst();
        }
        reports.addLast(report);
    }

    synchronized void addThrottle() {
        throttles++;
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(invocations, errors, timeouts, throttles, coldStarts, restores, new ArrayList<>(reports));
    }
}
