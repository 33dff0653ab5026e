package dev.latchkey.accounts.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.latchkey.domain.FailureException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client's text costs that fills the largest body or header: bytes allocated, since time is the machine's. */
class WorstInputsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BODY = 16 * 1024;

    /** Six times a body, in UTF-16 with a copy or two. */
    private static final long MOST_BYTES = 6 * BODY;

    @ParameterizedTest
    @MethodSource
    void anAddressCostsNoMoreThanItsText(String address) {
        assertThat(allocated(() -> Email.of(address))).isLessThan(2 * MOST_BYTES);
    }

    static Stream<String> anAddressCostsNoMoreThanItsText() {
        return Stream.of(
                "a".repeat(BODY) + "@example.com",
                "a@" + "b.".repeat(BODY / 2) + "com",
                "@".repeat(BODY),
                "a.".repeat(31) + "!@example.com",
                "a@" + "\u00e4.".repeat(80) + "de",
                "a" + "\u0301\u0316".repeat(60) + "@example.com",
                "a@"
                        + Stream.iterate(0x4e00, letter -> letter + 300)
                                .limit(60)
                                .map(Character::toString)
                                .reduce("", String::concat)
                        + ".de");
    }

    @ParameterizedTest
    @MethodSource("textsOfABody")
    void aNameThatIsTooLongIsRefusedBeforeItIsNormalized(String name) {
        assertThat(allocated(() -> DisplayName.of(name))).isLessThan(MOST_BYTES);
        assertThat(allocated(() -> DeviceName.of(name))).isLessThan(MOST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("textsOfABody")
    void aPasswordCostsNoMoreThanItsText(String password) {
        assertThat(allocated(() -> new Password(password))).isLessThan(2 * MOST_BYTES);
    }

    static Stream<String> textsOfABody() {
        return Stream.of(
                "a".repeat(BODY),
                " ".repeat(BODY),
                "\u3000".repeat(PasswordPolicy.MAX_LENGTH),
                "\ufb2c".repeat(BODY / 4),
                "\u0301".repeat(BODY / 4) + "\u0316".repeat(BODY / 4),
                ("\u0301".repeat(15) + "\u0316".repeat(15) + "a").repeat(130),
                "\uD83D\uDD11".repeat(BODY / 4));
    }

    @Test
    void aUserAgentIsCut() {
        var agent = Optional.of("\u0001".repeat(10_000));

        assertThat(allocated(() -> new RequestOrigin("request", "192.0.2.1", agent)))
                .isLessThan(2 * MOST_BYTES);
    }

    /** Of several times the cheapest: the first also loads classes. */
    private static long allocated(Runnable work) {
        var least = Long.MAX_VALUE;
        for (var time = 0; time < 5; time++) {
            var before = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
            try {
                work.run();
            } catch (FailureException refused) {
                assertThat(refused.failure().violations()).isNotEmpty();
            }
            least = Math.min(
                    least,
                    THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before);
        }
        return least;
    }
}
