package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.emulator.TestFunctions;
import dev.latchkey.local.emulator.gateway.HandledRequest;
import dev.latchkey.local.emulator.lambda.InvocationReport;
import dev.latchkey.local.emulator.lambda.StartType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackTest {
    @TempDir
    Path directory;

    private record Outcome(int status, String output) {}

    @Test
    void wrong_arguments_are_told_with_exit_code_2() throws Exception {
        assertThat(run("up", "--prot", "1")).satisfies(outcome -> {
            assertThat(outcome.status).isEqualTo(2);
            assertThat(outcome.output).contains("Unknown option --prot", "--port N");
        });
        assertThat(run("down").status).isEqualTo(2);
        assertThat(run("invoke").output).contains("Usage: invoke FUNCTION [PAYLOAD]");
    }

    @Test
    void a_stack_that_cannot_start_tells_why_with_exit_code_1() throws Exception {
        Files.createDirectories(directory.resolve("infra"));
        Files.writeString(directory.resolve("infra/routes.json"), "{}");

        Outcome outcome = run("up", "--port", "0");

        assertThat(outcome.status).isEqualTo(1);
        assertThat(outcome.output).contains("./latchkey package").doesNotContain("at dev.latchkey");
    }

    /** Root may write where others may not, so what is in the way here is of another kind than what should be. */
    @ParameterizedTest
    @ValueSource(strings = {".latchkey", ".latchkey/logs", ".latchkey/processes", ".latchkey/native"})
    void a_file_where_a_directory_should_be_is_named_in_one_sentence(String name) throws Exception {
        Path file = directory.resolve(name);
        Files.createDirectories(directory.resolve("infra"));
        Files.writeString(directory.resolve("infra/routes.json"), "{}");
        Files.createDirectories(file.getParent());
        Files.createFile(file);

        assertOneSentence(run("up", "--port", "0"), file);
    }

    @ParameterizedTest
    @ValueSource(strings = {".latchkey/lock", ".latchkey/master-key", ".latchkey/processes/1"})
    void a_directory_where_a_file_should_be_is_too(String name) throws Exception {
        Path file = directory.resolve(name);
        Files.createDirectories(directory.resolve("infra"));
        Files.writeString(directory.resolve("infra/routes.json"), "{}");
        Files.createDirectories(file);

        assertOneSentence(run("up", "--port", "0"), file);
    }

    @Test
    void a_table_of_routes_that_cannot_be_read_is_too() throws Exception {
        assertOneSentence(run("up", "--port", "0"), directory.resolve("infra/routes.json"));
    }

    private static void assertOneSentence(Outcome outcome, Path file) {
        assertThat(outcome.status).isEqualTo(1);
        assertThat(outcome.output)
                .contains("Cannot use " + file + ": ")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void an_invocation_without_a_stack_tells_how_to_start_one() throws Exception {
        Outcome outcome = run("invoke", "migrations", "--port", "1");

        assertThat(outcome.status).isEqualTo(1);
        assertThat(outcome.output).contains("No local stack answers on port 1", "./latchkey up");
    }

    @Test
    void an_invocation_prints_the_answer_and_tells_of_a_failure_by_its_exit_code() throws Exception {
        try (TestStack stack =
                TestStack.start(directory, List.of(TestFunctions.probe(directory)), options -> options)) {
            String port = Integer.toString(stack.uri().getPort());

            assertThat(run("invoke", "probe", "{\"a\":1}", "--port", port)).isEqualTo(new Outcome(0, "{\"a\":1}\n"));
            assertThat(run("invoke", "probe", "{\"rawPath\":\"/error\"}", "--port", port).status)
                    .isEqualTo(1);
            assertThat(run("invoke", "unknown", "--port", port).output).contains("No function unknown");
        }
    }

    @Test
    void a_line_tells_of_each_request() {
        InvocationReport report = new InvocationReport("id", "success", StartType.WARM, 1, 0, 256, 50);

        assertThat(line("GET", "/health", 200, 3.14, report)).isEqualTo("GET    /health 200 3.1 ms warm\n");
        assertThat(line("DELETE", "/nowhere", 404, 0.2, null)).isEqualTo("DELETE /nowhere 404 0.2 ms -\n");
    }

    private static String line(
            String method, String path, int status, double milliseconds, @Nullable InvocationReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new RequestLines(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .print(new HandledRequest(
                        Instant.EPOCH, "id", null, method, path, status, milliseconds, "probe", report));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LocalStack.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        // No database of its own, which no run here comes to use.
        try (ServerSocket database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            builder.environment().put("LATCHKEY_DB_HOST", "127.0.0.1");
            builder.environment().put("LATCHKEY_DB_PORT", Integer.toString(database.getLocalPort()));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Outcome(process.exitValue(), output);
        }
    }
}
