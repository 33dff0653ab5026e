package dev.latchkey.local.benchmarks.floor;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** Argon2id with the parameters that accounts use, by the library that the accounts' function packages. */
final class BareHash {
    private static final int PASSES = 2;
    private static final int KIBIBYTES = 19_456;

    private final MethodHandle function;
    private final MemorySegment password;
    private final MemorySegment salt;
    private final MemorySegment hash;

    private BareHash(MethodHandle function, Arena arena) {
        this.function = function;
        this.password = arena.allocate(25);
        this.salt = arena.allocate(16);
        this.hash = arena.allocate(32);
    }

    // "restricted": calling C is what this class is for.
    @SuppressWarnings("restricted")
    static BareHash load() {
        String cpu = System.getProperty("os.arch", "").equals("aarch64") ? "aarch64" : "x86-64";
        try (InputStream library = BareHash.class.getResourceAsStream("/linux-" + cpu + "/libargon2.so")) {
            if (library == null) {
                throw new IllegalStateException("The package lacks libargon2 for " + cpu);
            }
            Path file = Files.createTempFile("libargon2-", ".so");
            Files.write(file, library.readAllBytes());
            MemorySegment address = SymbolLookup.libraryLookup(file, Arena.global())
                    .find("argon2id_hash_raw")
                    .orElseThrow();
            Files.delete(file);
            MethodHandle function = Linker.nativeLinker()
                    .downcallHandle(
                            address,
                            FunctionDescriptor.of(
                                    JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG,
                                    ADDRESS, JAVA_LONG));
            return new BareHash(function, Arena.global());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void once() {
        int code;
        try {
            code = (int) function.invokeExact(
                    PASSES, KIBIBYTES, 1, password, password.byteSize(), salt, salt.byteSize(), hash, hash.byteSize());
        } catch (Throwable e) {
            // A native function throws nothing; the signature of method handles says that they may.
            throw new IllegalStateException("libargon2 cannot be called", e);
        }
        if (code != 0) {
            throw new IllegalStateException("libargon2 gave up with code " + code);
        }
    }
}
