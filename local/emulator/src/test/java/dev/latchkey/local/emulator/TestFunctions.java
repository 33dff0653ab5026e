package dev.latchkey.local.emulator;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.local.emulator.functions.ProbeHandler;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages the test functions as deployments are packaged: classes at the root of a zip, libraries in lib/. */
public final class TestFunctions {
    private TestFunctions() {}

    public static FunctionSettings probe(Path directory) {
        return function(directory, "probe", ProbeHandler.class, Duration.ofSeconds(10));
    }

    public static FunctionSettings function(
            Path directory, String name, Class<? extends RequestStreamHandler> handler, Duration timeout) {
        Path archive = directory.resolve(name + ".zip");
        zip(archive);
        return new FunctionSettings(
                name, "emulated-" + name, archive, handler.getName() + "::handleRequest", 256, timeout, Map.of());
    }

    private static void zip(Path archive) {
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            addFunctions(zip, locationOf(ProbeHandler.class));
            for (Path library : List.of(locationOf(org.crac.Core.class))) {
                add(zip, "lib/" + library.getFileName(), library);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From a folder, or from the jar by which other modules have these classes. */
    private static void addFunctions(ZipOutputStream zip, Path location) throws IOException {
        if (Files.isDirectory(location)) {
            addFunctionsUnder(zip, location);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            addFunctionsUnder(zip, jar.getPath("/"));
        }
    }

    private static void addFunctionsUnder(ZipOutputStream zip, Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes.resolve("dev/latchkey/local/emulator/functions"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                add(zip, classes.relativize(each).toString(), each);
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
