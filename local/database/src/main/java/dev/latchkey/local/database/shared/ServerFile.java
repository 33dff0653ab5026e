package dev.latchkey.local.database.shared;

import dev.latchkey.local.emulator.platform.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Where the server last was. It may have gone since.
 *
 * @param control the port at which it takes leases
 * @param database PostgreSQL's port
 */
record ServerFile(int control, int database) {
    private static final String NAME = "server";

    static Optional<ServerFile> read(Path directory) {
        try {
            Path file = directory.resolve(NAME);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new ServerFile(Integer.parseInt(lines.get(0)), Integer.parseInt(lines.get(1))));
        } catch (IOException e) {
            throw FileTrouble.at(directory.resolve(NAME), e);
        }
    }

    /** Replaces the file in one step, so that nobody reads half of it. */
    void write(Path directory) {
        try {
            Path fresh = directory.resolve(NAME + ".new");
            Files.writeString(fresh, control + "\n" + database + "\n");
            Files.move(fresh, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileTrouble.at(directory.resolve(NAME), e);
        }
    }
}
