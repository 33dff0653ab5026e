package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartCheckTest {
    private static final List<String> ANY_PORT = List.of("--port", "0");

    @Test
    void without_settings_there_is_nothing_to_find() {
        assertThat(StartCheck.up(ANY_PORT, Map.of("PATH", "/bin"))).isEmpty();
    }

    @Test
    void wrong_settings_are_misuse_and_told_together() {
        assertThat(StartCheck.up(ANY_PORT, Map.of("LATCHKEY_DB_PORT", "x", "LATCHKEY_COFFEE", "y")))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.exitCode()).isEqualTo(2);
                    assertThat(problem.message().lines()).hasSize(2).allMatch(line -> line.startsWith("LATCHKEY_"));
                });
    }

    @Test
    void what_the_stack_adds_itself_need_not_be_set() {
        assertThat(StartCheck.up(ANY_PORT, Map.of("LATCHKEY_DB_AUTH", "password", "LATCHKEY_FUNCTION", "auth")))
                .isEmpty();
    }

    @Test
    void wrong_arguments_are_misuse() {
        assertThat(StartCheck.up(List.of("--port", "x"), Map.of()))
                .contains(new StartCheck.Problem("--port needs a number, not x", 2));
    }

    @Test
    void a_taken_port_is_told_with_the_option_for_another() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(other.getLocalPort());

            assertThat(StartCheck.up(List.of("--port", port), Map.of())).hasValueSatisfying(problem -> {
                assertThat(problem.exitCode()).isEqualTo(1);
                assertThat(problem.message()).contains("port " + port, "with --port");
            });
            assertThat(StartCheck.up(List.of("--port", "0", "--db-port", port), Map.of()))
                    .hasValueSatisfying(problem -> assertThat(problem.message()).contains("with --db-port"));
        }
    }

    @Test
    void a_database_that_is_named_has_to_answer() throws IOException {
        int port;
        try (var database = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = database.getLocalPort();
            assertThat(StartCheck.up(ANY_PORT, database(port))).isEmpty();
        }
        assertThat(StartCheck.up(ANY_PORT, database(port))).hasValueSatisfying(problem -> {
            assertThat(problem.exitCode()).isEqualTo(1);
            assertThat(problem.message()).startsWith("No PostgreSQL answers at 127.0.0.1:" + port);
        });
    }

    private static Map<String, String> database(int port) {
        return Map.of("LATCHKEY_DB_HOST", "127.0.0.1", "LATCHKEY_DB_PORT", Integer.toString(port));
    }
}
