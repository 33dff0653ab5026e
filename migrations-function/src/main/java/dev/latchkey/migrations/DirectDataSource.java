package dev.latchkey.migrations;

import dev.latchkey.database.DatabaseConnector;
import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.Metrics;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.InstantSource;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What Flyway takes for a data source: each connection is opened anew and may wait as long as a migration takes. */
final class DirectDataSource implements DataSource {
    private final DatabaseConnector connector;

    DirectDataSource(DatabaseSettings settings, Environment environment, InstantSource clock, Metrics metrics) {
        connector = new DatabaseConnector(settings, environment, clock, metrics);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connector.open(DatabaseConnector.Patience.MIGRATION);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return (int) DatabaseConnector.Patience.MIGRATION.connect().toSeconds();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
