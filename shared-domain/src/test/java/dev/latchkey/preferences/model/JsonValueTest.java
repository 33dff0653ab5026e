package dev.latchkey.preferences.model;

import static dev.latchkey.preferences.fake.Json.json;
import static dev.latchkey.preferences.fake.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
    private static void assertInvalid(ThrowingCallable making, String part) {
        assertThatExceptionOfType(FailureException.class).isThrownBy(making).satisfies(thrown -> {
            assertThat(thrown.failure().code()).isEqualTo(FailureCode.VALIDATION_FAILED);
            assertThat(thrown.failure().detail()).contains(part);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "1.10", "12345678901234567890", "1E5", "-1.5e+3", "1e-400", "1.7976931348623157e308"})
    void aNumberKeepsItsLiteral(String literal) {
        assertThat(new JsonNumber(literal)).hasToString(literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "+1", ".5", "1.", "1e", "0x1", "NaN", "Infinity", "1 ", "--1", "1d"})
    void aNumberIsWrittenAsJsonWritesIt(String literal) {
        assertInvalid(() -> new JsonNumber(literal), "not written");
    }

    @Test
    void numbersOfTheSameLiteralAreEqual() {
        assertThat(JsonNumber.of(-7)).isEqualTo(new JsonNumber("-7")).isNotEqualTo(new JsonNumber("-7.0"));
    }

    @Test
    void depthCountsObjectsAndArrays() {
        assertThat(json("[[],{'a':[1]}]").depth()).isEqualTo(3);
        assertThat(new JsonBoolean(true).depth()
                        + new JsonString("").depth()
                        + JsonNumber.of(1).depth())
                .isZero();
    }

    @Test
    void membersKeepTheirOrderAndItDoesNotCount() {
        var written = object("{'b':1,'a':2}");

        assertThat(written).hasToString("{\"b\":1,\"a\":2}").isEqualTo(object("{'a':2,'b':1}"));
        assertThat(written).hasSameHashCodeAs(object("{'a':2,'b':1}"));
        assertThat(written).isNotEqualTo(object("{'a':2}")).isNotEqualTo(JsonNull.NULL);
        assertThat(json("[1,2]"))
                .isEqualTo(json("[1,2]"))
                .hasSameHashCodeAs(json("[1,2]"))
                .isNotEqualTo(json("[2,1]"))
                .isNotEqualTo(JsonNull.NULL);
    }

    @Test
    void valuesDoNotChange() {
        var members = new LinkedHashMap<String, JsonValue>();
        var object = new JsonObject(members);
        var elements = new ArrayList<JsonValue>();
        var array = new JsonArray(elements);

        members.put("a", JsonNull.NULL);
        elements.add(JsonNull.NULL);

        assertThat(object).isEqualTo(JsonObject.EMPTY);
        assertThat(array.elements()).isEqualTo(List.of());
    }

    @Test
    void aMemberIsSetInItsPlaceOrAsTheLast() {
        assertThat(object("{'a':1,'b':2}").with("a", JsonNull.NULL).with("c", json("[]")))
                .hasToString("{\"a\":null,\"b\":2,\"c\":[]}");
        assertThat(object("{'a':1,'b':2}").without("a").without("z")).hasToString("{\"b\":2}");
        assertThat(object("{'a':1}").member("a")).contains(JsonNumber.of(1));
        assertThat(object("{'a':1}").member("b")).isEmpty();
    }

    @Test
    void textIsCompactAndEscapesOnlyWhatItMust() {
        var value = JsonObject.of("\"\\/\b\f\n\r\t\u0001\u001fé\u2028😀", json("[true,false,null,{},[]]"));

        assertThat(JsonText.compact(value))
                .isEqualTo("{\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001fé\u2028😀\":[true,false,null,{},[]]}");
    }

    @Test
    void sizeCountsBytesOfUtf8() {
        assertThat(JsonText.size(new JsonString("aé€😀"))).isEqualTo(2 + 1 + 2 + 3 + 4);
    }
}
