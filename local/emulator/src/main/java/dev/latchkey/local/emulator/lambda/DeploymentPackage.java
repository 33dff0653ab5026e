package dev.latchkey.local.emulator.lambda;

import dev.latchkey.local.emulator.platform.Directories;
import dev.latchkey.local.emulator.platform.FileTrouble;
import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks deployment packages, as Lambda does into {@code /var/task}. */
final class DeploymentPackage {
    private DeploymentPackage() {}

    /**
     * Unpacks the archive unless the directory already holds this very one, judged by size and time.
     *
     * @return the directory with the function's code
     */
    static Path unpack(Path archive, Path directory) {
        if (!Files.isRegularFile(archive)) {
            throw new StackFailure("The package " + archive + " is missing. Build it with: ./latchkey package");
        }
        try {
            Path stamp = directory.resolveSibling(directory.getFileName() + ".stamp");
            String archiveStamp =
                    archive.toAbsolutePath() + " " + Files.size(archive) + " " + Files.getLastModifiedTime(archive);
            if (Files.isDirectory(directory)
                    && Files.exists(stamp)
                    && Files.readString(stamp).equals(archiveStamp)) {
                return directory;
            }
            Files.deleteIfExists(stamp);
            Directories.delete(directory);
            extract(archive, directory);
            Files.writeString(stamp, archiveStamp);
            return directory;
        } catch (IOException e) {
            throw FileTrouble.at(directory, e);
        }
    }

    private static void extract(Path archive, Path directory) throws IOException {
        Files.createDirectories(directory);
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory)) {
                    throw new IOException("An entry leaves the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
