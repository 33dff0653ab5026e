package dev.latchkey.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\"quoted\" \\ and \n\t\u0000\u001f\u2028", "ünïcödé \uD83D\uDD11"})
    void anyTextSurvivesAndStaysOnOneLine(String text) {
        String line = new JsonLine().text("a", text).end();

        assertThat(line).doesNotContain("\n");
        try (var reader = Json.createReader(new StringReader(line))) {
            assertThat(reader.readObject().getString("a")).isEqualTo(text);
        }
    }

    @Test
    void numbersAreRoundedToAThousandth() {
        assertThat(new JsonLine()
                        .number("a", 1.0005)
                        .number("b", 0.04)
                        .number("c", 3.0)
                        .number("d", 7L)
                        .end())
                .isEqualTo("{\"a\":1.001,\"b\":0.040,\"c\":3,\"d\":7}");
    }
}
