package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.emulator.Processes;
import dev.latchkey.local.emulator.TestFunctions;
import dev.latchkey.local.emulator.functions.FailingHandler;
import dev.latchkey.local.emulator.functions.ProbeHandler;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import dev.latchkey.local.emulator.lambda.InstanceView;
import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackTest {
    @TempDir
    Path directory;

    @Test
    void a_taken_port_is_told_with_the_remedy() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> start(options -> options.port(port)))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Port " + port + " is taken")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void a_missing_package_is_told_with_the_remedy() {
        StackOptions options = new StackOptions(directory).port(0).database(false);

        assertThatThrownBy(() -> Stack.start(options.routes(emptyRoutes())))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("auth-function/target/function.zip")
                .hasMessageContaining("./latchkey package");
    }

    @Test
    void two_stacks_do_not_share_their_data() {
        try (TestStack _ = start(options -> options)) {
            assertThatThrownBy(() -> start(options -> options))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Another local stack runs on");
        }
    }

    @Test
    void the_master_key_is_made_once_and_is_its_owners_alone() throws IOException {
        Path file = directory.resolve(".latchkey/master-key");
        try (TestStack _ = start(options -> options)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        String key = Files.readString(file);
        try (TestStack _ = start(options -> options)) {
            assertThat(file).content().isEqualTo(key);
        }
    }

    @Test
    void a_migrations_function_that_does_not_start_stops_the_stack_and_is_told() {
        FunctionSettings migrations =
                TestFunctions.function(directory, "migrations", FailingHandler.class, Duration.ofSeconds(5));

        assertThatThrownBy(() -> TestStack.start(directory, List.of(migrations), options -> options))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("The function migrations does not start: no configuration");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_migrations_function_is_stopped_when_it_is_done_and_started_when_it_is_invoked(boolean snapStart) {
        FunctionSettings migrations =
                TestFunctions.function(directory, "migrations", ProbeHandler.class, Duration.ofSeconds(5));
        try (TestStack stack = TestStack.start(
                directory,
                List.of(migrations),
                options -> options.snapStart(snapStart).instances(2))) {
            assertThat(stack.stack().function("migrations").instances()).isEmpty();
            assertThat(stack.stack().function("migrations").statistics().invocations())
                    .isEqualTo(1);

            assertThat(stack.invoke("migrations", "{\"command\":\"info\"}").body())
                    .isEqualTo("{\"command\":\"info\"}");
        }
    }

    @Test
    void the_database_keeps_its_data_between_runs_until_a_fresh_one() throws Exception {
        try (TestStack stack = start(options -> options.database(true))) {
            execute(stack, "create table kept (n int)");
        }
        try (TestStack stack = start(options -> options.database(true))) {
            execute(stack, "insert into kept values (1)");
        }
        try (TestStack stack = start(options -> options.database(true).fresh(true))) {
            assertThatThrownBy(() -> execute(stack, "insert into kept values (1)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void a_database_that_the_environment_names_is_used_instead_of_an_own_one() {
        Map<String, String> environment = Map.of("LATCHKEY_DB_HOST", "db.example", "LATCHKEY_DB_PORT", "5432");
        try (TestStack stack = start(options -> options.database(true).environment(environment))) {
            assertThat(stack.get("/probe/environment").body().lines())
                    .contains(
                            "LATCHKEY_DB_HOST=db.example", "LATCHKEY_DB_PORT=5432", "LATCHKEY_DB_USER=latchkey_probe");
            assertThat(directory.resolve(".latchkey/postgres")).doesNotExist();
        }
    }

    @Test
    void the_program_ends_all_it_started_on_sigterm() throws Exception {
        Process program = launchProgram();
        List<ProcessHandle> children = readyChildren(program);

        program.toHandle().destroy();

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(directory.resolve(".latchkey/postgres/postmaster.pid")).doesNotExist();
        assertThat(directory.resolve(".latchkey/logs/postgres.log")).content().contains("database system is shut down");
    }

    @Test
    void a_stack_that_was_killed_leaves_nothing_in_the_way_of_the_next() throws Exception {
        Process program = launchProgram();
        List<ProcessHandle> children = readyChildren(program);
        long postmaster = Long.parseLong(Files.readAllLines(directory.resolve(".latchkey/postgres/postmaster.pid"))
                .getFirst());
        program.toHandle().destroyForcibly();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Processes.isAlive(postmaster)).isTrue();

        try (TestStack stack = start(options -> options.database(true))) {
            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);
            assertThat(Processes.isAlive(postmaster)).isFalse();
            children.forEach(child -> Processes.await("child " + child.pid() + " is gone", () -> !child.isAlive()));
            assertThat(stack.stack().function("probe").instances())
                    .extracting(InstanceView::state)
                    .containsExactly("idle");
        }
    }

    @Test
    void the_program_ends_all_it_started_when_sigterm_finds_it_starting() throws Exception {
        Process program = launchProgram("slow");
        Processes.await(
                "the function starts",
                () -> program.descendants()
                        .anyMatch(child -> child.info().commandLine().orElse("").contains("SlowHandler")));
        List<ProcessHandle> children = program.descendants().toList();

        program.toHandle().destroy();

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(directory.resolve(".latchkey/postgres/postmaster.pid")).doesNotExist();
    }

    private Process launchProgram(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ProbeProgram.class.getName(),
                directory.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<ProcessHandle> readyChildren(Process program) throws IOException {
        BufferedReader output = program.inputReader(StandardCharsets.UTF_8);
        assertThat(output.readLine()).isEqualTo("ready");
        return program.descendants().toList();
    }

    @Test
    void a_function_sees_the_variables_of_latchkey_and_only_some_see_the_master_key() {
        List<FunctionSettings> functions = List.of(
                TestFunctions.probe(directory),
                TestFunctions.function(directory, "auth", ProbeHandler.class, Duration.ofSeconds(10)));
        Map<String, String> environment =
                Map.of("LATCHKEY_AUDIENCE", "others", "AWS_SECRET_ACCESS_KEY", "secret", "HOME", "/home/me");
        try (TestStack stack = TestStack.start(directory, functions, options -> options.environment(environment))) {
            String probe = stack.get("/probe/environment").body();
            String auth = stack.get("/auth/environment").body();

            assertThat(probe.lines())
                    .contains(
                            "LATCHKEY_FUNCTION=probe",
                            "LATCHKEY_AUDIENCE=others",
                            "LATCHKEY_ISSUER=" + stack.uri(),
                            "LATCHKEY_DB_USER=latchkey_probe")
                    .noneMatch(line -> line.startsWith("AWS_SECRET") || line.startsWith("HOME="))
                    .noneMatch(line -> line.startsWith("LATCHKEY_MASTER_KEY="));
            assertThat(auth.lines()).anyMatch(line -> line.matches("LATCHKEY_MASTER_KEY=[A-Za-z0-9+/]{43}="));
        }
    }

    private TestStack start(java.util.function.UnaryOperator<StackOptions> configuration) {
        return TestStack.start(directory, List.of(TestFunctions.probe(directory)), configuration);
    }

    private static void execute(TestStack stack, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(stack.stack().database().jdbcUrl("latchkey_migrator"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path emptyRoutes() {
        try {
            return Files.writeString(directory.resolve("empty-routes.json"), "{}");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
