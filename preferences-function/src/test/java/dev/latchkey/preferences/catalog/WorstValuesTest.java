package dev.latchkey.preferences.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.latchkey.preferences.model.JsonArray;
import dev.latchkey.preferences.model.JsonNumber;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonString;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.Namespace;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What values that fill a body cost the validator and its patterns: bytes allocated, since time is the machine's. */
class WorstValuesTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BODY = 64 * 1024;
    private static final SchemaCatalog CATALOG = SchemaCatalog.shipped();

    @ParameterizedTest
    @MethodSource
    void aValueCostsInProportionToItsSize(String namespace, JsonObject values, long mostBytes) {
        var known = CATALOG.find(Namespace.of(namespace)).orElseThrow();
        var least = Long.MAX_VALUE;
        for (var time = 0; time < 5; time++) {
            var before = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
            assertThat(known.violations(values)).isNotEmpty();
            least = Math.min(
                    least,
                    THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before);
        }
        assertThat(least).isLessThan(mostBytes);
    }

    static Stream<Arguments> aValueCostsInProportionToItsSize() {
        var strange = new LinkedHashMap<String, JsonValue>();
        for (var member = 0; member < 8000; member++) {
            strange.put(Integer.toString(member, 36), new JsonNumber("0"));
        }
        var numbers = new JsonArray(Collections.nCopies(BODY / 2, new JsonNumber("0")));
        return Stream.of(
                Arguments.of("locale", member("language", new JsonString("a-".repeat(BODY / 2))), BODY),
                Arguments.of("locale", member("time_zone", new JsonString("a/".repeat(BODY / 2) + "!")), BODY),
                Arguments.of("locale", member("language", new JsonString("\uD83D\uDD11".repeat(BODY / 4))), BODY),
                Arguments.of("appearance", member("font_scale", new JsonNumber("9".repeat(300))), BODY),
                Arguments.of("appearance", member("font_scale", new JsonNumber("1e308")), BODY),
                Arguments.of("appearance", member("theme", numbers), 20 << 20),
                Arguments.of("appearance", member("n".repeat(50_000), new JsonNumber("0")), 1 << 20),
                Arguments.of("appearance", new JsonObject(strange), 20 << 20));
    }

    private static JsonObject member(String name, JsonValue value) {
        return new JsonObject(new LinkedHashMap<>(Map.of(name, value)));
    }
}
