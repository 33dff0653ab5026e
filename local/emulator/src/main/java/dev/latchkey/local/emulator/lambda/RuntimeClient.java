package dev.latchkey.local.emulator.lambda;

import dev.latchkey.local.emulator.platform.FileTrouble;
import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * AWS's runtime interface client: its jars, taken from the class path of the local stack itself, and its native
 * library, unpacked once. Left to itself each process would unpack the library to one shared temporary file.
 */
public final class RuntimeClient {
    private static final String MAIN_CLASS = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final List<String> ONE_CLASS_PER_JAR = List.of(
            MAIN_CLASS,
            "com.amazonaws.services.lambda.runtime.LambdaRuntime",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal",
            "software.amazon.awssdk.annotations.SdkProtectedApi");

    private final String classPath;
    private final Path nativeLibrary;

    public RuntimeClient(Path directory) {
        this.classPath = ONE_CLASS_PER_JAR.stream()
                .map(RuntimeClient::jarOf)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        this.nativeLibrary = unpackNativeLibrary(directory);
    }

    /** The command that runs a function, with the flags of AWS's managed runtime. */
    List<String> command(FunctionSettings settings, boolean snapStart) {
        // The java25 runtime compiles with C1 alone for quick starts, except where a snapshot makes starts cheap.
        Stream<String> compilation =
                snapStart ? Stream.of() : Stream.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1");
        return Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Stream.of(
                                "-XX:InitialHeapSize=" + settings.initialHeapKilobytes() + "k",
                                "-XX:MaxHeapSize=" + settings.heapKilobytes() + "k",
                                "-XX:+UseSerialGC"),
                        compilation,
                        Stream.of(
                                "-Djava.net.preferIPv4Stack=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
                                        + nativeLibrary,
                                "-cp",
                                classPath,
                                MAIN_CLASS,
                                settings.handler()))
                .flatMap(part -> part)
                .toList();
    }

    private static Path jarOf(String className) {
        try {
            Class<?> type = Class.forName(className, false, RuntimeClient.class.getClassLoader());
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new StackFailure("AWS's runtime interface client is not on the class path of the local stack", e);
        }
    }

    private static Path unpackNativeLibrary(Path directory) {
        String name = "libaws-lambda-jni." + platform() + ".so";
        try (InputStream library = RuntimeClient.class.getResourceAsStream("/jni/" + name)) {
            if (library == null) {
                throw new StackFailure("AWS's runtime client has no native library for this system (" + name + "). "
                        + "The local stack needs Linux on x86-64 or arm64, for example in a container.");
            }
            Files.createDirectories(directory);
            Path target = directory.resolve(name);
            Files.copy(library, target, StandardCopyOption.REPLACE_EXISTING);
            return target.toAbsolutePath();
        } catch (IOException e) {
            throw FileTrouble.at(directory, e);
        }
    }

    private static String platform() {
        String architecture = System.getProperty("os.arch", "").equals("aarch64") ? "aarch_64" : "x86_64";
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return System.getProperty("os.name", "unknown").replace(' ', '_') + "-" + architecture;
        }
        boolean musl = Files.exists(Path.of("/etc/alpine-release"));
        return (musl ? "linux_musl-" : "linux-") + architecture;
    }
}
