package dev.latchkey.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of docs/how-to/add-a-migration.md runs after the real migrations, and does what the page says. */
@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
class HowToMigrationTest {
    private static final Path PAGE = Path.of(System.getProperty("latchkey.root"), "docs/how-to/add-a-migration.md");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final String USER = "019a0000-0000-7000-8000-000000000001";
    private static final String INSERT = "insert into consents values ('" + USER + "', 'terms', 1, now())";

    @TempDir
    Path folder;

    @Test
    void itsTableIsTheUsersAndGoesWithThem() throws IOException, SQLException {
        try (var database = migrated()) {
            execute(database, "latchkey_auth", INSERT);
            execute(database, "latchkey_auth", "delete from users where id = '" + USER + "'");

            try (var connection = database.connect("latchkey_auth");
                    var rows = connection.createStatement().executeQuery("select from consents")) {
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latchkey_auth | update consents set version = 2",
                "latchkey_preferences | select * from consents",
                "latchkey_health | select * from consents"
            })
    void whatItDoesNotGrantIsRefused(String role, String sql) throws IOException {
        try (var database = migrated()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(database, role, sql))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("42501");
        }
    }

    /** A database with a user, on which the real migrations ran, and after them those of the page. */
    private TestDatabase migrated() throws IOException {
        var database = TestDatabase.create();
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        var name = fileName();
        Files.writeString(folder.resolve(name), block("migration", name));
        var grants = folder.resolve("R__grants.sql");
        Files.writeString(grants, Files.readString(grants) + block("grants", "R__grants.sql"));
        var outcome = migrations(database).migrate();
        assertThat(outcome.schemaVersion()).isEqualTo(name.substring(1, name.indexOf("__")));
        database.execute("insert into users values ('" + USER + "', 'a@example.com', 'a@example.com', 'x', now(), null,"
                + " now(), now())");
        return database;
    }

    private Migrations migrations(TestDatabase database) {
        var variables = database.environment("migrations");
        var environment = Environment.of(name -> Optional.ofNullable(variables.get(name)));
        return new Migrations(
                new DirectDataSource(
                        DatabaseSettings.from(environment),
                        environment,
                        InstantSource.system(),
                        new EmfMetrics("migrations", InstantSource.system(), line -> {})),
                "filesystem:" + folder);
    }

    private static String fileName() throws IOException {
        var marker = Pattern.compile("<!-- migration: (\\S+) -->").matcher(Files.readString(PAGE));
        assertThat(marker.find()).isTrue();
        return marker.group(1);
    }

    private static String block(String keyword, String name) throws IOException {
        var block = Pattern.compile(
                        "<!-- " + keyword + ": " + Pattern.quote(name) + " -->\n```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).as(keyword).isTrue();
        return block.group(1);
    }

    private static void execute(TestDatabase database, String role, String sql) throws SQLException {
        try (var connection = database.connect(role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
