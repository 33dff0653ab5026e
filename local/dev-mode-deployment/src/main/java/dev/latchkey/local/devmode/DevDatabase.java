package dev.latchkey.local.devmode;

import dev.latchkey.local.database.shared.ComposeDatabase;
import dev.latchkey.local.database.shared.ServerLauncher;
import dev.latchkey.local.database.shared.SharedDatabase;
import io.quarkus.deployment.builditem.Startable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The database of docker-compose.yml where it runs, else a share in the one that all dev modes use. */
final class DevDatabase implements Startable {
    private final ComposeDatabase compose;
    private final Path directory;
    private final ServerLauncher launcher;
    private final boolean empty;
    private @Nullable SharedDatabase share;

    DevDatabase(ComposeDatabase compose, Path directory, ServerLauncher launcher, boolean empty) {
        this.compose = compose;
        this.directory = directory;
        this.launcher = launcher;
        this.empty = empty;
    }

    @Override
    public void start() {
        if (compose.isRunning()) {
            compose.prepare(launcher.migrations());
        } else {
            share = SharedDatabase.join(directory, launcher, empty);
        }
        // Not by the dev service's own configuration, which only extensions' settings are read from. For dev mode's
        // profile alone, since continuous testing, with a database of its own, runs in this process too.
        System.setProperty("%dev.latchkey.db.host", "127.0.0.1");
        System.setProperty("%dev.latchkey.db.port", port());
    }

    String port() {
        return Integer.toString(share == null ? compose.port() : share.port());
    }

    @Override
    public String getConnectionInfo() {
        return "jdbc:postgresql://localhost:" + port() + "/latchkey?user=latchkey_migrator";
    }

    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (share != null) {
            share.close();
        }
    }
}
