package dev.latchkey.local.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the threads of another JVM have allocated so far, according to its thread dump; collections do not matter. */
final class Allocations {
    private static final Pattern THREAD = Pattern.compile("(?m)^\".*allocated=(\\d+)([BKMG]) .* tid=(\\S+)");

    private final Map<String, Double> kilobytesByThread;

    private Allocations(Map<String, Double> kilobytesByThread) {
        this.kilobytesByThread = kilobytesByThread;
    }

    static Allocations of(long pid) {
        try {
            String jcmd =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), "Thread.print", "-e").start();
            return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Allocations parse(String threadDump) {
        Map<String, Double> kilobytes = new HashMap<>();
        Matcher matcher = THREAD.matcher(threadDump);
        while (matcher.find()) {
            long factor = switch (matcher.group(2)) {
                case "K" -> 1L << 10;
                case "M" -> 1L << 20;
                case "G" -> 1L << 30;
                default -> 1;
            };
            kilobytes.put(matcher.group(3), Long.parseLong(matcher.group(1)) * factor / 1e3);
        }
        return new Allocations(kilobytes);
    }

    /** Kilobytes (1,000 bytes) that the threads which are there now have allocated since. */
    double since(Allocations before) {
        return kilobytesByThread.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() - before.kilobytesByThread.getOrDefault(entry.getKey(), 0.0))
                .sum();
    }
}
