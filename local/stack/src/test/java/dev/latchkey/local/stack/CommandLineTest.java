package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final Path ROOT = Path.of("/somewhere");

    @Test
    void the_defaults_are_those_of_the_readme() {
        StackOptions options = StackOptions.of(CommandLine.up(List.of()), ROOT);

        assertThat(options.port).isEqualTo(8080);
        assertThat(options.address).isEqualTo("127.0.0.1");
        assertThat(options.instances).isEqualTo(1);
        assertThat(options.throttling).isTrue();
        assertThat(options.fresh).isFalse();
        assertThat(options.snapStart).isFalse();
        assertThat(options.freeze).isFalse();
        assertThat(options.dataDirectory).isEqualTo(ROOT.resolve(".latchkey"));
        assertThat(options.routes).isEqualTo(ROOT.resolve("infra/routes.json"));
    }

    @Test
    void options_are_taken() {
        List<String> arguments = List.of(
                "--port",
                "9000",
                "--db-port",
                "5433",
                "--instances",
                "4",
                "--snapstart",
                "--freeze",
                "--fresh",
                "--no-throttle");

        StackOptions options = StackOptions.of(CommandLine.up(arguments), ROOT);

        assertThat(options.port).isEqualTo(9000);
        assertThat(options.databasePort).isEqualTo(5433);
        assertThat(options.instances).isEqualTo(4);
        assertThat(options.snapStart).isTrue();
        assertThat(options.freeze).isTrue();
        assertThat(options.fresh).isTrue();
        assertThat(options.throttling).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "--port, --port needs a number",
        "--bind example.org, '--bind needs an IP address, not example.org'",
        "--port x, '--port needs a number, not x'",
        "--port 65536, '--port must be 0 to 65535, not 65536'",
        "--instances 0, '--instances must be 1 to 1000, not 0'",
        "--help, Unknown option --help"
    })
    void what_is_wrong_is_told(String arguments, String message) {
        assertThatThrownBy(() -> CommandLine.up(List.of(arguments.split(" ", -1))))
                .isInstanceOf(CommandLine.WrongArguments.class)
                .hasMessageStartingWith(message);
    }
}
