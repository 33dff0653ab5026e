package dev.latchkey.local.database.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.database.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeDatabaseTest {
    private static final String ROLES = "create role latchkey_auth login; create role latchkey_preferences login;"
            + " create role latchkey_health login;";

    @TempDir
    Path directory;

    @Test
    void is_known_by_an_owner_that_is_a_superuser_and_is_migrated_and_opened_for_the_functions() throws Exception {
        Files.createDirectories(directory.resolve("logs"));
        Path migrations = Files.createDirectories(directory.resolve("migrations"));
        Files.writeString(migrations.resolve("V1__roles.sql"), ROLES);
        try (PostgresServer server = new PostgresServer(directory, 0)) {
            var compose = new ComposeDatabase(server.port(), Duration.ofSeconds(30));
            assertThat(compose.isRunning()).isFalse();

            execute(server, "alter role latchkey_migrator superuser");
            assertThat(compose.isRunning()).isTrue();
            compose.prepare(migrations);
            compose.prepare(migrations);
            assertThat(rolesWithPassword(server)).isEqualTo(3);
        }
    }

    @Test
    void is_not_where_nothing_listens() {
        assertThat(new ComposeDatabase(1, Duration.ofSeconds(30)).isRunning()).isFalse();
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int rolesWithPassword(PostgresServer server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_authid where rolname in "
                        + "('latchkey_auth', 'latchkey_preferences', 'latchkey_health') and rolpassword is not null")) {
            row.next();
            return row.getInt(1);
        }
    }
}
