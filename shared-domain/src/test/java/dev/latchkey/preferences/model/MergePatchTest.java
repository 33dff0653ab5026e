package dev.latchkey.preferences.model;

import static dev.latchkey.preferences.fake.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.preferences.fake.JsonArbitraries;
import java.util.LinkedHashMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = AppendixA.ROWS)
    void everyRowOfAppendixA(String target, String patch, String result) {
        assertThat(MergePatch.apply(json(target), json(patch))).isEqualTo(json(result));
    }

    @Test
    void membersThatStayKeepTheirPlaces() {
        assertThat(MergePatch.apply(
                        json("{'c':1,'a':{'z':1,'y':2},'b':3}"), json("{'d':4,'a':{'z':9,'x':0},'c':null}")))
                .hasToString("{\"a\":{\"z\":9,\"y\":2,\"x\":0},\"b\":3,\"d\":4}");
    }

    @Property
    void aDifferenceAppliedGivesTheOther(@ForAll("targets") JsonObject from, @ForAll("targets") JsonObject to) {
        assertThat(MergePatch.apply(from, difference(from, to))).isEqualTo(to);
    }

    @Property
    void applyingTwiceChangesNothingMore(@ForAll("targets") JsonObject target, @ForAll("patches") JsonValue patch) {
        var once = MergePatch.apply(target, patch);

        assertThat(MergePatch.apply(once, patch)).isEqualTo(once);
    }

    @Property
    void theEmptyPatchChangesNothing(@ForAll("targets") JsonObject target) {
        assertThat(MergePatch.apply(target, JsonObject.EMPTY)).hasToString(target.toString());
    }

    @Provide
    Arbitrary<JsonObject> targets() {
        return JsonArbitraries.objectsWithoutNulls();
    }

    @Provide
    Arbitrary<JsonValue> patches() {
        return JsonArbitraries.values();
    }

    /** The smallest patch from one object to another that has no null in any object. */
    private static JsonObject difference(JsonObject from, JsonObject to) {
        var patch = new LinkedHashMap<String, JsonValue>();
        from.members().forEach((name, value) -> {
            if (to.member(name).isEmpty()) {
                patch.put(name, JsonNull.NULL);
            }
        });
        to.members().forEach((name, wanted) -> {
            var present = from.member(name).orElse(JsonNull.NULL);
            if (present instanceof JsonObject before && wanted instanceof JsonObject after) {
                patch.put(name, difference(before, after));
            } else if (!present.equals(wanted)) {
                patch.put(name, wanted);
            }
        });
        return new JsonObject(patch);
    }
}
