package dev.latchkey.local.database.shared;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The database of docker-compose.yml, as its owner sees it.
 *
 * @param port where it is at 127.0.0.1
 * @param patience for opening a connection, and again for logging in
 */
public record ComposeDatabase(int port, Duration patience) {
    /** Where docker-compose.yml puts it. */
    public static final ComposeDatabase OF_THIS_PROJECT = new ComposeDatabase(5432, Duration.ofSeconds(1));

    private static final Logger LOG = Logger.getLogger(ComposeDatabase.class.getName());
    private static final String OWNER = "latchkey_migrator";
    private static final String PASSWORD = "latchkey";
    private static final List<String> ROLES = List.of("latchkey_auth", "latchkey_preferences", "latchkey_health");

    /**
     * Whether it runs: a database answers there to the owner's name and password, and makes the owner a superuser, as
     * the image does. The local stack's own database, which could be on the same port, does not.
     */
    public boolean isRunning() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            LOG.log(Level.FINE, "No database of docker-compose.yml", e);
            return false;
        }
    }

    /**
     * Brings it to the schema of the sources, and gives the functions' roles the password that dev mode uses, as the
     * migrations function does.
     */
    public void prepare(Path migrations) {
        Schema.migrate(url(), PASSWORD, migrations);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String role : ROLES) {
                statement.execute("alter role " + role + " password '" + PASSWORD + "'");
            }
        } catch (SQLException e) {
            throw new StackFailure("The database of docker-compose.yml cannot be prepared", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), OWNER, PASSWORD);
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:%d/latchkey?connectTimeout=%d&loginTimeout=%d"
                .formatted(port, patience.toSeconds(), 2 * patience.toSeconds());
    }
}
