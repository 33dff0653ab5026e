package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.gateway.HandledRequest;
import dev.latchkey.local.emulator.lambda.InvocationReport;
import java.io.PrintStream;
import java.util.Locale;

/** Prints a line per request: method, path without its query, status, milliseconds, and how the instance was found. */
final class RequestLines {
    private final PrintStream out;

    RequestLines(PrintStream out) {
        this.out = out;
    }

    void print(HandledRequest request) {
        InvocationReport invocation = request.invocation();
        String start = invocation == null ? "-" : invocation.start().name().toLowerCase(Locale.ROOT);
        out.println("%-6s %s %d %.1f ms %s"
                .formatted(request.method(), request.path(), request.status(), request.milliseconds(), start));
    }
}
