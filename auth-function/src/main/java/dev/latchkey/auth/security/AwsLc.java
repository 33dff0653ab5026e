package dev.latchkey.auth.security;

import java.io.IOException;
import java.nio.file.Files;
import java.security.Provider;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import org.jboss.logging.Logger;

/**
 * AWS's cryptographic library, as the jar of Amazon Corretto Crypto Provider carries it for one platform each. The jars of
 * all platforms hold the same classes, so that only one of them may be on the class path; therefore they are packaged as
 * resources, and its own class loader reads the one that fits. Never registered with the JDK: code that wants it names
 * it.
 */
final class AwsLc {
    private static final Logger LOG = Logger.getLogger(AwsLc.class);
    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private AwsLc() {}

    /** Empty where there is no library for this platform, or it cannot be unpacked or loaded. */
    static Optional<Provider> load() {
        var name = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (var jar = AwsLc.class.getResourceAsStream(name)) {
            if (jar == null) {
                LOG.infof("There is no AWS-LC for this platform (%s)", name);
                return Optional.empty();
            }
            var file = Files.createTempFile("aws-lc-", ".jar").toFile();
            file.deleteOnExit();
            Files.write(file.toPath(), jar.readAllBytes());
            // What is packaged is as trusted as this class: checking the jar's own signature would double the start.
            var loader = new JarClassLoader(new JarFile(file, false), AwsLc.class.getClassLoader());
            return Optional.of((Provider)
                    Class.forName(PROVIDER, true, loader).getField("INSTANCE").get(null));
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            LOG.warn("AWS-LC cannot be loaded", e);
            return Optional.empty();
        }
    }

    private static String resource(String system, String architecture) {
        var cpu = architecture.equals("amd64") || architecture.equals("x86_64") ? "x86_64" : architecture;
        return "/aws-lc/%s-%s.jar".formatted(system.toLowerCase(Locale.ROOT), cpu.replace("aarch64", "aarch_64"));
    }
}
