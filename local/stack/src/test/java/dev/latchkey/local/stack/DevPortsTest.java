package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dev modes of all functions run beside each other, where the documentation says. */
class DevPortsTest {
    private static final Path ROOT = Path.of(System.getProperty("latchkey.root", ".."));

    @ParameterizedTest
    @CsvSource({"auth, 8081, 9081", "preferences, 8082, 9082", "health, 8083,"})
    void each_function_has_its_ports(String function, String gateway, @Nullable String devUi) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(
                ROOT.resolve(function + "-function/src/main/resources/application.properties"))) {
            settings.load(file);
        }

        assertThat(settings.getProperty("quarkus.lambda.mock-event-server.dev-port"))
                .isEqualTo(gateway);
        assertThat(settings.getProperty("%dev.quarkus.http.port")).isEqualTo(devUi);
    }
}
