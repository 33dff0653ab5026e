package dev.latchkey.auth.security;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The reference implementation in C, as the jar argon2-jvm carries it for each platform, called through Java's Foreign
 * Function and Memory API: a third less CPU than the fastest in Java, and next to no garbage.
 */
final class NativeArgon2 implements Argon2 {
    private static final Logger LOG = Logger.getLogger(NativeArgon2.class);
    private static final FunctionDescriptor SIGNATURE = FunctionDescriptor.of(
            JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);

    private final MethodHandle argon2id;

    private NativeArgon2(MethodHandle argon2id) {
        this.argon2id = argon2id;
    }

    /** Empty where the jar has no library for this platform, or it cannot be unpacked or loaded. */
    static Optional<Argon2> load() {
        var name = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (var library = NativeArgon2.class.getClassLoader().getResourceAsStream(name)) {
            if (library == null) {
                LOG.infof("There is no libargon2 for this platform (%s)", name);
                return Optional.empty();
            }
            var file = Files.createTempFile("libargon2-", ".so");
            Files.write(file, library.readAllBytes());
            return Optional.of(link(file));
        } catch (IOException | IllegalArgumentException | UnsatisfiedLinkError e) {
            LOG.warn("libargon2 cannot be loaded", e);
            return Optional.empty();
        }
    }

    // "restricted": calling C is what this class is for, and the signature below is that of argon2.h.
    @SuppressWarnings("restricted")
    private static Argon2 link(Path file) throws IOException {
        // Once it is mapped the file is not needed again, on systems that let go of open files.
        file.toFile().deleteOnExit();
        var library = SymbolLookup.libraryLookup(file, Arena.global());
        var function = library.find("argon2id_hash_raw")
                .orElseThrow(() -> new UnsatisfiedLinkError("libargon2 lacks argon2id_hash_raw"));
        return new NativeArgon2(Linker.nativeLinker().downcallHandle(function, SIGNATURE));
    }

    /** The jar names platforms as JNA does. */
    private static String resource(String system, String architecture) {
        var cpu = architecture.equals("amd64") || architecture.equals("x86_64") ? "x86-64" : architecture;
        var family = system.toLowerCase(Locale.ROOT);
        if (family.startsWith("mac")) {
            return "darwin-" + cpu + "/libargon2.dylib";
        }
        return family.startsWith("windows") ? "win32-" + cpu + "/argon2.dll" : "linux-" + cpu + "/libargon2.so";
    }

    @Override
    public byte[] hash(Argon2Parameters cost, byte[] password, byte[] salt, int length) {
        try (var arena = Arena.ofConfined()) {
            var nativePassword = arena.allocateFrom(JAVA_BYTE, password);
            var nativeSalt = arena.allocateFrom(JAVA_BYTE, salt);
            var hash = arena.allocate(length);
            try {
                var code = call(cost, nativePassword, nativeSalt, hash);
                if (code != 0) {
                    throw new IllegalStateException("libargon2 gave up with code " + code);
                }
                return hash.toArray(JAVA_BYTE);
            } finally {
                nativePassword.fill((byte) 0);
            }
        }
    }

    private int call(Argon2Parameters cost, MemorySegment password, MemorySegment salt, MemorySegment hash) {
        try {
            return (int) argon2id.invokeExact(
                    cost.passes(),
                    cost.memory(),
                    cost.lanes(),
                    password,
                    password.byteSize(),
                    salt,
                    salt.byteSize(),
                    hash,
                    hash.byteSize());
        } catch (Throwable e) {
            // A native function throws nothing; the signature of method handles says that they may.
            throw new IllegalStateException("libargon2 cannot be called", e);
        }
    }
}
