package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.platform.FileTrouble;
import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directory in which a stack keeps its data, {@code .latchkey}. One stack uses it at a time. */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            Files.createDirectories(path.resolve("logs"));
            FileChannel file =
                    FileChannel.open(path.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            if (lock(file) == null) {
                file.close();
                throw new StackFailure("Another local stack runs on " + path + ". Stop it first.");
            }
            return new DataDirectory(path, file);
        } catch (IOException e) {
            throw FileTrouble.at(path, e);
        }
    }

    Path path() {
        return path;
    }

    /** The key under which this machine's stack keeps its secrets: 32 random bytes in base64, made at the first use. */
    String masterKey() {
        Path file = path.resolve("master-key");
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            String encoded = Base64.getEncoder().encodeToString(key);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, encoded + "\n");
            return encoded;
        } catch (IOException e) {
            throw FileTrouble.at(file, e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
