package dev.latchkey.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    Path directory;

    @BeforeEach
    void makeLogDirectory() throws Exception {
        Files.createDirectories(directory.resolve("logs"));
    }

    @Test
    void keeps_data_between_runs_until_they_are_erased() throws SQLException {
        try (PostgresServer server = new PostgresServer(directory, 0)) {
            execute(server, "create table kept (n int)");
            execute(server, "insert into kept values (7)");
        }
        try (PostgresServer server = new PostgresServer(directory, 0)) {
            assertThat(query(server, "select n from kept")).isEqualTo("7");
        }
        PostgresServer.erase(directory);
        try (PostgresServer server = new PostgresServer(directory, 0)) {
            assertThat(query(server, "select to_regclass('kept')")).isEqualTo("null");
        }
    }

    @Test
    void is_durable_and_loses_no_commit_when_it_is_killed() throws SQLException {
        try (PostgresServer server = new PostgresServer(directory, 0)) {
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
            execute(server, "create table kept (n int)");
            execute(server, "insert into kept values (7)");

            server.kill();

            assertThatThrownBy(() -> query(server, "select 1")).isInstanceOf(SQLException.class);
            int port = server.port();
            server.start();
            assertThat(server.port()).isEqualTo(port);
            assertThat(query(server, "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void comes_back_on_its_port_when_somebody_else_kills_its_process() throws Exception {
        BlockingQueue<String> problems = new LinkedBlockingQueue<>();
        try (PostgresServer server = new PostgresServer(directory, 0, problems::add);
                Connection open = connect(server);
                Statement busy = open.createStatement()) {
            execute(server, "create table kept (n int)");
            execute(server, "insert into kept values (7)");
            // Alone, so that its children stay and hold its shared memory; one of them is at work.
            long postmaster = postmaster();
            ProcessHandle backend = backendOf(open);
            Thread work = Thread.ofVirtual().start(() -> sleepIn(busy));
            assertThat(ProcessHandle.of(postmaster).orElseThrow().destroyForcibly())
                    .isTrue();

            assertThat(problems.take()).contains("PostgreSQL's process " + postmaster, "started again");
            assertThat(problems.take()).contains("is back on port " + server.port());
            assertThat(query(server, "select n from kept")).isEqualTo("7");
            assertThat(postmaster()).isNotEqualTo(postmaster);
            assertThat(backend.isAlive()).isFalse();
            work.join();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void does_not_come_back_when_it_was_told_to_end() throws Exception {
        BlockingQueue<String> problems = new LinkedBlockingQueue<>();
        try (PostgresServer server = new PostgresServer(directory, 0, problems::add)) {
            ProcessHandle first = ProcessHandle.of(postmaster()).orElseThrow();
            server.kill();
            first.onExit().get();
            server.start();
            ProcessHandle second = ProcessHandle.of(postmaster()).orElseThrow();
            server.stop();
            second.onExit().get();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void a_port_that_is_taken_is_named_with_the_remedy() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> new PostgresServer(directory, port))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("PostgreSQL's port " + port + " is taken")
                    .hasMessageContaining("--db-port");
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst());
    }

    private static ProcessHandle backendOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).orElseThrow();
        }
    }

    private static void sleepIn(Statement statement) {
        assertThatThrownBy(() -> statement.execute("select pg_sleep(600)")).isInstanceOf(SQLException.class);
    }

    @Test
    void takes_a_foreign_process_with_the_old_number_for_no_server() throws Exception {
        try (PostgresServer server = new PostgresServer(directory, 0)) {
            server.stop();
            long own = ProcessHandle.current().pid();
            Files.writeString(directory.resolve("postgres/postmaster.pid"), own + "\n");

            server.start();

            assertThat(query(server, "select 1")).isEqualTo("1");
            assertThat(ProcessHandle.of(own)).isPresent();
        }
    }

    @Test
    void gives_the_migrator_a_database_of_its_own_and_leave_to_make_roles() throws SQLException {
        try (PostgresServer server = new PostgresServer(directory, 0)) {
            assertThat(query(server, "select pg_get_userbyid(datdba) from pg_database where datname = 'latchkey'"))
                    .isEqualTo("latchkey_migrator");
            execute(server, "create role latchkey_probe login");
            assertThat(query(server, "select rolsuper from pg_roles where rolname = 'latchkey_migrator'"))
                    .isEqualTo("f");
        }
    }

    @Test
    void logs_what_the_parameter_group_of_rds_has_it_log() throws Exception {
        String infra = Files.readString(Path.of(System.getProperty("latchkey.root"), "infra/database.tf"));
        var parameters = Pattern.compile("name *= \"(log_[a-z_]+)\"\\s+value *= \"([^\"]+)\"")
                .matcher(infra);
        int found = 0;
        try (PostgresServer server = new PostgresServer(directory, 0)) {
            for (; parameters.find(); found++) {
                String set = "select setting from pg_settings where name = '" + parameters.group(1) + "'";
                assertThat(query(server, set)).as(parameters.group(1)).isEqualTo(parameters.group(2));
            }
        }
        assertThat(found).isEqualTo(4);
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("latchkey_migrator"));
    }
}
