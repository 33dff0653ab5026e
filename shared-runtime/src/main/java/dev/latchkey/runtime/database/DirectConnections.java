package dev.latchkey.runtime.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections without a pool and without a bound on statements, for the owner of the schema. Each call opens one, within
 * five seconds or with an {@link SQLException}.
 */
public final class DirectConnections {
    private static final int CONNECT_SECONDS = 5;

    private DirectConnections() {}

    /** A source whose connections belong to whoever asked for them. */
    public static DataSource to(DatabaseSettings settings) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.host()});
        source.setPortNumbers(new int[] {settings.port()});
        source.setDatabaseName(settings.name());
        source.setUser(settings.user());
        source.setPassword(settings.password().orElse(""));
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("latchkey-migrations");
        return source;
    }
}
