package dev.latchkey.preferences.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e309", "1.8e308"})
    void aNumberIsWithinTheRangeOfADouble(String literal) {
        assertBroken(inside(new JsonNumber(literal)), "/a~1b/1", "number_out_of_range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud83d", "\ude00", "\ude00\ud83d", "\ud83dx", "\ud83d\ud83d\ude00"})
    void stringsAndNamesHoldNothingThatCannotBeStored(String text) {
        assertBroken(inside(new JsonString(text)), "/a~1b/1", "invalid_character");
        assertBroken(inside(JsonObject.of(text, JsonNull.NULL)), "/a~1b/1", "invalid_character");
    }

    @Test
    void nestingIsBounded() {
        JsonValue deep = JsonNull.NULL;
        for (int i = 0; i < JsonValue.MAX_DEPTH; i++) {
            deep = i % 2 == 0 ? JsonArray.of(deep) : JsonObject.of("a", deep);
        }
        var deepest = deep;

        assertThatCode(() -> JsonRules.require(deepest)).doesNotThrowAnyException();
        assertBroken(JsonArray.of(deepest), "", "too_deep");
        assertBroken(JsonObject.of("a", deepest), "", "too_deep");
    }

    @Test
    void allElseMayBeSent() {
        var sent = JsonArray.of(
                JsonNull.NULL,
                new JsonBoolean(true),
                new JsonNumber("-1.7976931348623157e308"),
                new JsonNumber("1e-400"),
                JsonObject.of("\ud83d\ude00", new JsonString("\ud83d\ude00")));

        assertThatCode(() -> JsonRules.require(sent)).doesNotThrowAnyException();
    }

    @Test
    void thePlaceIsToldInTheBodysOwnPointers() {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> JsonRules.require(inside(new JsonNumber("1e400")), pointer -> "/there" + pointer))
                .satisfies(thrown -> assertThat(thrown.failure().violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/there/a~1b/1"));
    }

    private static JsonValue inside(JsonValue value) {
        return JsonObject.of("a/b", JsonArray.of(JsonNumber.of(0), value));
    }

    private static void assertBroken(JsonValue sent, String pointer, String code) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> JsonRules.require(sent))
                .satisfies(thrown -> {
                    assertThat(thrown.failure().code()).isEqualTo(FailureCode.VALIDATION_FAILED);
                    assertThat(thrown.failure().violations())
                            .extracting(Violation::pointer, Violation::code)
                            .containsExactly(tuple(pointer, code));
                });
    }
}
