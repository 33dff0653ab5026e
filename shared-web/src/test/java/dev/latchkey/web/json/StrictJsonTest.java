package dev.latchkey.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.Violation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private final StrictJson json = new StrictJson();

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "12345678901234567890", "0.1000", "[1.0,2.50]", "{\"b\":1,\"a\":2}"})
    void numbersAndOrderSurviveARoundTrip(String text) {
        assertThat(write(tree(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
    void onlyUtf8IsRead(String charset) {
        byte[] bytes = "\"\u00e4\"".getBytes(Charset.forName(charset));
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> json.read(bytes, JsonNode.class));
    }

    @Test
    void surrogatesWrittenAsUtf8AreNoUtf8() {
        byte[] bytes = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> json.read(bytes, JsonNode.class));
    }

    @Test
    void pairsOfSurrogatesAndEscapedBackslashesPass() {
        assertThat(tree("\"\\ud83d\\ude00\"").textValue()).isEqualTo("\ud83d\ude00");
        assertThat(tree("\"\\\\u0000\"").textValue()).isEqualTo("\\u0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\u0000\"",
                "{\"\\u0000\":1}",
                "\"\\ud83d\"",
                "\"\\ud83dx\"",
                "\"\\ude00\"",
                "\"\\ud83d\\ud83d\"",
                "\"\\ud83d\\\\ude00\"",
                "\"\\u00\"",
                "\"a\u0000b\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "1 2",
                "[1,]",
                "/* */ 1",
                "\ufeff1",
                ".5",
                "+1",
                "Infinity",
                "tru",
            })
    void whatIsNoGoodJsonIsMalformed(String text) {
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> tree(text));
    }

    @Test
    void nestingEndsAtThirtyTwo() {
        assertThat(tree("[".repeat(32) + "]".repeat(32))).isNotNull();
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> tree("[".repeat(33) + "]".repeat(33)))
                .withMessageContaining("nests deeper than 32");
    }

    @Test
    void aNumberMayHaveAThousandCharacters() {
        assertThat(tree("9".repeat(1000))).isNotNull();
        assertThat(tree("0." + "9".repeat(900))).isNotNull();
        assertRefused("[0,{\"a\":" + "9".repeat(1001) + "}]", "/1/a", "number_too_long");
        assertRefused("{\"b\":1,\"a\":[1,0." + "9".repeat(1001) + "]}", "/a/1", "number_too_long");
        assertRefused("9".repeat(16_000), "", "number_too_long");
    }

    @Test
    void aNameMayHaveFiftyThousandCharacters() {
        assertThat(tree("{\"" + "n".repeat(50_000) + "\":1}")).isNotNull();
        assertRefused("{\"" + "n".repeat(50_001) + "\":1}", "", "name_too_long");
        assertRefused("{\"a\":[{\"b\":1,\"" + "n".repeat(50_001) + "\":1}]}", "/a/0", "name_too_long");
    }

    private void assertRefused(String text, String pointer, String code) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> tree(text))
                .satisfies(thrown -> assertThat(thrown.failure().violations())
                        .extracting(Violation::pointer, Violation::code)
                        .containsExactly(tuple(pointer, code)));
    }

    private JsonNode tree(String text) {
        return (JsonNode) json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    private String write(Object value) {
        return new String(json.write(value), StandardCharsets.UTF_8);
    }
}
