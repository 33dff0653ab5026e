package dev.latchkey.local.database.shared;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Starts {@link SharedDatabaseServer} as a process that outlives this one.
 *
 * @param classPath on which the server and its libraries are
 * @param migrations the folder of the migrations' scripts
 * @param grace how long it stays when nobody uses it any more
 */
public record ServerLauncher(Collection<Path> classPath, Path migrations, Duration grace) {
    /** Ctrl-C in a terminal reaches all processes that were started from it, and this one must not end with the first. */
    private static final String DETACHED = "trap '' INT HUP; exec \"$@\"";

    /** Returns when the server takes users. */
    void launch(Path directory) throws IOException {
        File log = directory.resolve("logs").resolve("database.log").toFile();
        Path arguments = directory.resolve("server.arguments");
        Files.writeString(
                arguments,
                "-cp \""
                        + classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                        + "\"\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process server = new ProcessBuilder(
                        "sh",
                        "-c",
                        DETACHED,
                        "sh",
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "@" + arguments,
                        SharedDatabaseServer.class.getName(),
                        directory.toString(),
                        migrations.toString(),
                        grace.toString())
                .redirectError(ProcessBuilder.Redirect.to(log))
                .start();
        server.getOutputStream().close();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            if (!SharedDatabaseServer.LISTENING.equals(line)) {
                throw new StackFailure("The database's server does not start: " + line + " Its log: " + log);
            }
        }
    }
}
