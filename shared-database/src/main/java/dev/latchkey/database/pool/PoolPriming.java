package dev.latchkey.database.pool;

import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.database.TrustedServers;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.runtime.snapshot.SnapshotPriming;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens a connection and runs a transaction, which every function does in its first request. */
@Singleton
class PoolPriming implements SnapshotPriming {
    private final UnitOfWork unitOfWork;
    private final DataSource pool;
    private final DatabaseSettings settings;

    PoolPriming(UnitOfWork unitOfWork, DataSource pool, DatabaseSettings settings) {
        this.unitOfWork = unitOfWork;
        this.pool = pool;
        this.settings = settings;
    }

    @Override
    public void prime() {
        if (settings.verifiesServer() && settings.rootCertificates().isEmpty()) {
            // Also where no database answers while the snapshot is made.
            TrustedServers.prepare();
        }
        unitOfWork.run(this::readVersion);
    }

    private void readVersion() {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement("select version from schema_version")) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("No database to prime with", e);
        }
    }
}
