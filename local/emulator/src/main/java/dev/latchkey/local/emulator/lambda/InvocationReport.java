package dev.latchkey.local.emulator.lambda;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Lambda reports of an invocation. Times are in milliseconds.
 *
 * @param requestId Lambda's id of the invocation
 * @param status {@code success}, {@code error} or {@code timeout}
 * @param start what the instance did before
 * @param duration from the hand-over to the instance to its answer
 * @param prepared what start or restore of the instance took; 0 when warm
 * @param memorySizeMegabytes the function's setting
 * @param maxMemoryMegabytes the process' peak of resident memory so far; 0 where the system does not tell
 */
public record InvocationReport(
        String requestId,
        String status,
        StartType start,
        double duration,
        double prepared,
        int memorySizeMegabytes,
        long maxMemoryMegabytes) {

    /** The record of a {@code platform.report} line in Lambda's JSON log format. */
    Map<String, Object> toLogRecord() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("durationMs", rounded(duration));
        metrics.put("billedDurationMs", (long) Math.ceil(start == StartType.COLD ? duration + prepared : duration));
        metrics.put("memorySizeMB", memorySizeMegabytes);
        metrics.put("maxMemoryUsedMB", maxMemoryMegabytes);
        switch (start) {
            case COLD -> metrics.put("initDurationMs", rounded(prepared));
            case RESTORED -> metrics.put("restoreDurationMs", rounded(prepared));
            case WARM -> {}
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("requestId", requestId);
        result.put("status", status);
        result.put("metrics", metrics);
        return result;
    }

    private static double rounded(double milliseconds) {
        return Math.round(milliseconds * 1000) / 1000.0;
    }
}
