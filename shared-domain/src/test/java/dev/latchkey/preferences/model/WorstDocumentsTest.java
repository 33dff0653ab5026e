package dev.latchkey.preferences.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What the largest documents cost to patch and to point into: bytes allocated, since time is the machine's. */
class WorstDocumentsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MEMBERS = 8000;
    private static final int DEPTH = 31;
    private static final long MOST_BYTES = 2 << 20;

    @Test
    void aPatchOfManyMembersOnAsManyCostsWhatBothHold() {
        var document = nested(object(MEMBERS, number -> Integer.toString(number, 36), new JsonNumber("0")));
        var removal = nested(object(MEMBERS, number -> Integer.toString(number, 36), JsonNull.NULL));

        assertThat(allocated(() -> MergePatch.apply(document, document))).isLessThan(MOST_BYTES);
        assertThat(allocated(() -> MergePatch.apply(document, removal))).isLessThan(MOST_BYTES);
    }

    @Test
    void namesOfOneHashCostNoMoreThanOthers() {
        var colliding = object(2000, WorstDocumentsTest::collidingName, new JsonNumber("0"));

        assertThat(allocated(() -> MergePatch.apply(colliding, colliding))).isLessThan(MOST_BYTES);
    }

    @Test
    void aPointerIsTwiceItsNamesAtMost() {
        var name = "/~".repeat(25_000);

        assertThat(JsonPointer.child("", name)).hasSize(1 + 2 * name.length());
        assertThat(allocated(() -> JsonPointer.child("", name))).isLessThan(MOST_BYTES);
    }

    private static JsonObject object(int members, IntFunction<String> names, JsonValue value) {
        var object = new LinkedHashMap<String, JsonValue>();
        for (var member = 0; member < members; member++) {
            object.put(names.apply(member), value);
        }
        return new JsonObject(object);
    }

    private static JsonObject nested(JsonObject innermost) {
        var object = innermost;
        for (var depth = 1; depth < DEPTH; depth++) {
            var inner = object;
            object = object(1, _ -> "a", inner);
        }
        return object;
    }

    /** {@code Aa} and {@code BB} have the same hash. */
    private static String collidingName(int number) {
        var name = new StringBuilder();
        for (var bit = 0; bit < 11; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    private static long allocated(Runnable work) {
        var least = Long.MAX_VALUE;
        for (var time = 0; time < 5; time++) {
            var before = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
            work.run();
            least = Math.min(
                    least,
                    THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before);
        }
        return least;
    }
}
