package dev.latchkey.local.database.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDatabaseTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @TempDir
    Path migrations;

    @BeforeEach
    void writeMigration() throws Exception {
        Files.writeString(migrations.resolve("V1__notes.sql"), "create table notes (text text);");
    }

    /** The server of this test ends by itself; its files are deleted only then. */
    @AfterEach
    void awaitEndOfServer() throws Exception {
        try (FileChannel lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.WRITE);
                var held = lock.lock()) {
            assertThat(held.isValid()).isTrue();
        }
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void two_that_come_at_once_share_one_migrated_server() throws Exception {
        var other = CompletableFuture.supplyAsync(this::join);
        try (var first = join();
                var second = other.get()) {
            assertThat(second.port()).isEqualTo(first.port());
            execute(first, "insert into notes values ('shared')");
            assertThat(query(second, "select text from notes")).isEqualTo("shared");
        }
    }

    @Test
    void data_stay_until_someone_asks_for_an_empty_database() throws Exception {
        try (var first = join()) {
            execute(first, "insert into notes values ('kept')");
        }
        try (var second = join()) {
            assertThat(query(second, "select text from notes")).isEqualTo("kept");
            assertThatThrownBy(this::joinEmpty)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Another dev mode uses the database");
            assertThat(query(second, "select text from notes")).isEqualTo("kept");
        }
        try (var third = joinEmptyOnceTheServerKnowsThatNobodyIsThere()) {
            assertThat(query(third, "select count(*) from notes")).isEqualTo("0");
        }
    }

    /** A connection that was closed counts until the server's thread has seen its end. */
    private SharedDatabase joinEmptyOnceTheServerKnowsThatNobodyIsThere() {
        for (int tries = 1; ; tries++) {
            try {
                return joinEmpty();
            } catch (StackFailure e) {
                if (tries == 1000) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void a_server_that_is_killed_is_replaced_on_the_same_port() throws Exception {
        try (var user = join()) {
            execute(user, "insert into notes values ('kept')");
            int port = user.port();
            CompletableFuture<?> ended = killServer();
            ended.join();
            try (var next = join()) {
                assertThat(next.port()).isEqualTo(port);
                assertThat(query(user, "select text from notes")).isEqualTo("kept");
            }
        }
    }

    @Test
    void a_migration_that_fails_is_named() throws Exception {
        Files.writeString(migrations.resolve("V2__broken.sql"), "create table notes (text text);");

        assertThatThrownBy(this::join).isInstanceOf(StackFailure.class).hasMessageContaining("V2__broken.sql");
    }

    private SharedDatabase join() {
        return SharedDatabase.join(directory, launcher(), false, AMPLE);
    }

    private SharedDatabase joinEmpty() {
        return SharedDatabase.join(directory, launcher(), true, AMPLE);
    }

    private ServerLauncher launcher() {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .map(Path::of)
                .toList();
        return new ServerLauncher(classPath, migrations, Duration.ofMillis(1));
    }

    private CompletableFuture<?> killServer() {
        var server = ProcessHandle.current()
                .descendants()
                .filter(process -> String.join(" ", process.info().arguments().orElse(new String[0]))
                        .contains(SharedDatabaseServer.class.getName()))
                .findFirst()
                .orElseThrow();
        server.destroyForcibly();
        return server.onExit();
    }

    private static void execute(SharedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(SharedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static Connection connect(SharedDatabase database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/latchkey?user=latchkey_migrator");
    }
}
