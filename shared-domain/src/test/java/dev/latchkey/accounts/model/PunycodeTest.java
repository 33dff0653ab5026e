package dev.latchkey.accounts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PunycodeTest {
    @Test
    void theSamplesOfTheStandardComeOutRight() {
        assertThat(Punycode.encode("\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587"))
                .isEqualTo("ihqwcrb4cv8a8dqg056pqjye");
        assertThat(Punycode.encode("3\u5e74b\u7d44\u91d1\u516b\u5148\u751f")).isEqualTo("3b-ww4c5e180e575a65lsy2b");
        assertThat(Punycode.encode("b\u00fccher")).isEqualTo("bcher-kva");
    }

    @Test
    void itAgreesWithTheJdkWhereTheJdkKnowsTheLetters() {
        var random = new Random(3492);
        for (var round = 0; round < 2000; round++) {
            var label = new StringBuilder("a");
            for (var length = random.nextInt(1, 12); length > 0; length--) {
                label.appendCodePoint(letter(random));
            }

            assertThat("xn--" + Punycode.encode(label + "\u00fc")).isEqualTo(IDN.toASCII(label + "\u00fc"));
        }
    }

    private static int letter(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt('a', 'z' + 1);
            case 1 -> random.nextInt(0xe0, 0xf0);
            case 2 -> random.nextInt(0x4e00, 0x9fa5);
            default -> random.nextInt(0x20000, 0x2a6d6);
        };
    }
}
