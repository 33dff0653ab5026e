package dev.latchkey.preferences.fake;

import dev.latchkey.preferences.model.JsonArray;
import dev.latchkey.preferences.model.JsonBoolean;
import dev.latchkey.preferences.model.JsonNull;
import dev.latchkey.preferences.model.JsonNumber;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonString;
import dev.latchkey.preferences.model.JsonValue;
import java.util.LinkedHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** JSON values of every kind, for property-based tests. */
public final class JsonArbitraries {
    private static final int NESTING = 4;

    private JsonArbitraries() {}

    /** Names out of few, so that patches meet what is there, and some that are hard to carry. */
    public static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "a", "b", "c", "d", "", "~", "/", "a/b", "__proto__", "\"", "\\", "\u00e9", "\ud83d\ude00"),
                text());
    }

    /** Any text that can be stored. */
    public static Arbitrary<String> text() {
        return Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(8)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    public static Arbitrary<JsonNumber> numbers() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().map(Object::toString),
                        Arbitraries.bigDecimals().map(Object::toString),
                        Arbitraries.of(
                                "-0",
                                "1.10",
                                "12345678901234567890",
                                "1E5",
                                "1e-400",
                                "0.000",
                                "1.7976931348623157e308"))
                .map(JsonNumber::new);
    }

    public static Arbitrary<JsonValue> values() {
        return values(NESTING);
    }

    public static Arbitrary<JsonObject> objects() {
        return objects(NESTING);
    }

    /** Values without a null in any object, which a merge patch could not carry. */
    public static Arbitrary<JsonObject> objectsWithoutNulls() {
        return objects().map(object -> (JsonObject) withoutNulls(object));
    }

    private static Arbitrary<JsonValue> values(int nesting) {
        Arbitrary<JsonValue> simple = Arbitraries.oneOf(
                Arbitraries.just(JsonNull.NULL),
                Arbitraries.of(true, false).map(JsonBoolean::new),
                numbers(),
                text().map(JsonString::new));
        if (nesting == 0) {
            return simple;
        }
        return Arbitraries.frequencyOf(
                Tuple.of(3, simple),
                Tuple.of(2, Arbitraries.lazy(() -> objects(nesting - 1).map(JsonValue.class::cast))),
                Tuple.of(
                        1,
                        Arbitraries.lazy(
                                () -> values(nesting - 1).list().ofMaxSize(3).map(JsonArray::new))));
    }

    private static Arbitrary<JsonObject> objects(int nesting) {
        return Arbitraries.maps(names(), values(nesting))
                .ofMaxSize(4)
                .map(members -> new JsonObject(new LinkedHashMap<>(members)));
    }

    private static JsonValue withoutNulls(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                var members = new LinkedHashMap<String, JsonValue>();
                object.members().forEach((name, member) -> {
                    if (member != JsonNull.NULL) {
                        members.put(name, withoutNulls(member));
                    }
                });
                yield new JsonObject(members);
            }
            case JsonArray array -> array;
            case JsonString string -> string;
            case JsonNumber number -> number;
            case JsonBoolean truth -> truth;
            case JsonNull none -> none;
        };
    }
}
