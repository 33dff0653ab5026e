package dev.latchkey.auth.strength;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.latchkey.accounts.model.Password;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What judging a password may cost, in steps and in bytes allocated, whoever chose it. */
class BoundedJudgementTest {
    private static final int LONGEST = 1024;
    private static final long MOST_BYTES = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<String> CONTEXT = List.of(
            "latchkey", "il1".repeat(60) + "@" + "1l".repeat(30) + ".example", "il1".repeat(20), "1l".repeat(30), "1i");

    @BeforeAll
    static void readTheLists() {
        judge("anything");
    }

    @Test
    void whateverAFuzzerFindsIsJudgedInFewStepsAndBytes() {
        var seed = Long.getLong("latchkey.seed", 20_261_201);
        var passwords = new HostilePasswords(seed);
        for (var made = 0; made < 3000; made++) {
            assertBounded(passwords.get(), "seed " + seed);
        }
    }

    /** Changes a password at random and keeps what costs more. */
    @Test
    void whoeverClimbsTowardsTheWorstStaysBelowTheBound() {
        var random = new Random(14);
        var worst = HostilePasswords.SYMBOLS;
        var most = judge(worst);
        for (var attempt = 0; attempt < 3000; attempt++) {
            var changed = new StringBuilder(worst);
            changed.setCharAt(
                    random.nextInt(changed.length()),
                    HostilePasswords.SYMBOLS.charAt(random.nextInt(HostilePasswords.SYMBOLS.length())));
            var steps = judge(changed.toString());
            if (steps >= most) {
                most = steps;
                worst = changed.toString();
            }
        }
        assertThat(most).as(worst).isLessThan(Budget.STEPS);
        assertBounded(worst, "climbed");
    }

    @ParameterizedTest
    @MethodSource
    void theWorstThatIsKnownIsBounded(String password) {
        assertBounded(password, "known");
    }

    static Stream<String> theWorstThatIsKnownIsBounded() {
        var random = new Random(7);
        return Stream.of(
                longest(HostilePasswords.SYMBOLS),
                longest("a"),
                longest("1"),
                longest("1l"),
                fibonacci(),
                IntStream.range(0, LONGEST)
                        .mapToObj(_ -> random.nextBoolean() ? "a" : "b")
                        .reduce("", String::concat),
                IntStream.range(0x4e00, 0x4e00 + LONGEST)
                        .mapToObj(Character::toString)
                        .reduce("", String::concat),
                IntStream.range(0, LONGEST)
                        .mapToObj(at -> Character.toString(0x1f400 + at * 37 % 300))
                        .reduce("", String::concat),
                longest("qwertyuiop[]\\';lkjhgfdsazxcvbnm,./"),
                longest("1/1/2001"));
    }

    private static String longest(String piece) {
        return piece.repeat(LONGEST / piece.length());
    }

    /** A text with as many repetitions in it as there can be. */
    private static String fibonacci() {
        var last = "b";
        var word = "a";
        while (word.length() < LONGEST) {
            var next = word + last;
            last = word;
            word = next;
        }
        return word.substring(0, LONGEST);
    }

    private static void assertBounded(String password, String made) {
        var before = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
        var steps = judge(password);
        var bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before;

        assertThat(steps).as("steps for %s, %s", password, made).isLessThanOrEqualTo(Budget.STEPS);
        assertThat(bytes).as("bytes for %s, %s", password, made).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static int judge(String password) {
        var budget = new Budget();
        ZxcvbnPasswordStrength.count(new Password(password), CONTEXT, budget).least();
        return budget.taken();
    }
}
