package dev.latchkey.local.stack.control;

import dev.latchkey.local.emulator.gateway.HandledRequest;
import dev.latchkey.local.emulator.lambda.InvocationReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the list shows of a request: where it went and what happened to it, but none of its contents. */
final class RequestDocument {
    private RequestDocument() {}

    static Map<String, Object> of(HandledRequest request) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", request.id());
        document.put("time", request.time().toString());
        document.put("method", request.method());
        document.put("path", request.path());
        document.put("status", request.status());
        document.put("ms", rounded(request.milliseconds()));
        if (request.requestId() != null) {
            document.put("request_id", request.requestId());
        }
        if (request.function() != null) {
            document.put("function", request.function());
        }
        InvocationReport invocation = request.invocation();
        if (invocation != null) {
            document.put("invocation", invocation(invocation));
        }
        return document;
    }

    static Map<String, Object> invocation(InvocationReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("request_id", report.requestId());
        document.put("status", report.status());
        document.put("start", report.start().name().toLowerCase(Locale.ROOT));
        document.put("duration_ms", rounded(report.duration()));
        document.put("prepared_ms", rounded(report.prepared()));
        document.put("peak_memory_mb", report.maxMemoryMegabytes());
        return document;
    }

    private static double rounded(double milliseconds) {
        return Math.round(milliseconds * 100) / 100.0;
    }
}
