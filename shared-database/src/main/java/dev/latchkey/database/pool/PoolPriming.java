package dev.latchkey.database.pool;

import dev.latchkey.database.Database;
import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.database.SchemaVersion;
import dev.latchkey.database.TrustedServers;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.runtime.snapshot.SnapshotPriming;
import jakarta.inject.Singleton;

/** Opens a connection and runs a transaction, which every function does in its first request. */
@Singleton
class PoolPriming implements SnapshotPriming {
    private final UnitOfWork unitOfWork;
    private final Database database;
    private final DatabaseSettings settings;

    PoolPriming(UnitOfWork unitOfWork, Database database, DatabaseSettings settings) {
        this.unitOfWork = unitOfWork;
        this.database = database;
        this.settings = settings;
    }

    @Override
    public void prime() {
        if (settings.verifiesServer() && settings.rootCertificates().isEmpty()) {
            // Also where no database answers while the snapshot is made.
            TrustedServers.prepare();
        }
        var _ = unitOfWork.perform(() -> SchemaVersion.of(database));
    }
}
