package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.floor.EmptyHandler;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Packages the floors as functions are packaged, each only with what it needs. */
final class FloorFunctions {
    private final Path projectRoot;
    private final Path directory;

    FloorFunctions(Path projectRoot, Path directory) {
        this.projectRoot = projectRoot;
        this.directory = directory;
    }

    /** The functions {@code empty}, {@code select} and {@code work}. */
    List<FunctionSettings> all() {
        Path driver = jarOf(driver());
        return List.of(
                function("empty", "EmptyHandler", List.of()),
                function("select", "SelectHandler", List.of(driver)),
                function("work", "WorkHandler", List.of(driver, argon2(), awsLc())));
    }

    private FunctionSettings function(String name, String handler, List<Path> libraries) {
        Path archive = directory.resolve(name + ".zip");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            addHandlers(zip);
            for (Path library : libraries) {
                add(zip, "lib/" + library.getFileName(), library);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String handlerName = EmptyHandler.class.getPackageName() + "." + handler + "::handleRequest";
        return new FunctionSettings(
                name,
                "latchkey-" + name,
                archive,
                handlerName,
                1769,
                Duration.ofMinutes(1),
                Map.of("LATCHKEY_DB_USER", "latchkey_preferences"));
    }

    private static void addHandlers(ZipOutputStream zip) throws IOException {
        Path classes = jarOf(EmptyHandler.class);
        Path handlers = classes.resolve(EmptyHandler.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(handlers)) {
            for (Path each : files.sorted().toList()) {
                add(zip, classes.relativize(each).toString(), each);
            }
        }
    }

    /** The jar that the accounts' function packages, so that both hash by the same library. */
    private Path argon2() {
        return ofAuth("lib/.*argon2-jvm-[0-9.]+\\.jar", "argon2-jvm.jar");
    }

    /** The same of what signs. */
    private Path awsLc() {
        String cpu = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch_64";
        return ofAuth("aws-lc/linux-" + cpu + "\\.jar", "aws-lc.jar");
    }

    private Path ofAuth(String entryName, String name) {
        Path jar = directory.resolve(name);
        Path archive = projectRoot.resolve("auth-function/target/function.zip");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(each -> each.getName().matches(entryName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(archive + " packages no " + name));
            try (InputStream in = zip.getInputStream(entry)) {
                Files.write(jar, in.readAllBytes());
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    // By its name: the driver's annotations name classes that it does not bring.
    private static Class<?> driver() {
        try {
            return Class.forName("org.postgresql.Driver");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
