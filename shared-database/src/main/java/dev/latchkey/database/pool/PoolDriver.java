package dev.latchkey.database.pool;

import dev.latchkey.database.DatabaseConnector;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * What the pool takes for a driver: opens each connection as {@link DatabaseConnector} does. The pool makes it by its
 * name, so that it looks the connector up.
 */
public final class PoolDriver implements Driver {
    private static final String URL = "jdbc:latchkey:database";

    @Override
    public Connection connect(String url, Properties ignored) throws SQLException {
        return Arc.container().instance(DatabaseConnector.class).get().open(DatabaseConnector.Patience.REQUEST);
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.equals(URL);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
