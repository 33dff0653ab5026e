package dev.latchkey.auth.strength;

import static org.assertj.core.api.Assertions.assertThat;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.port.PasswordStrength;
import dev.latchkey.accounts.port.PasswordStrengthContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZxcvbnPasswordStrengthTest extends PasswordStrengthContract {
    private static final List<String> CONTEXT = List.of("latchkey", "ada@example.com", "ada", "example.com");
    private static final String STRONG = "Zulu-quartz mitten 48 orbit";

    @Override
    protected PasswordStrength strength() {
        return new ZxcvbnPasswordStrength();
    }

    /** The library's own way of counting costs too much to be let near a stranger's password, but it is the measure. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "drowssap",
                "P4ssw0rd",
                "dragon",
                "qwertyuiop",
                "zxcvbn",
                "abcdefghijk",
                "9876543210",
                "1987",
                "13.05.1987",
                "19870513",
                "aaaaaaaa",
                "latchkey",
                "tr0ub4dour&3",
                "correct horse",
                "correct horse battery staple",
                "rWibMFACxAUGZmxhVncy",
                "Ba9ZyWABu99[BK#6MBgbH88Tofv)vs$w",
                "lovemonkey",
                "Dr4gonM0nkey",
                "x7$Kp",
                "x7$Kp2",
                "D0g..................",
                "neverforget13/3/1997",
                "briansmith",
            })
    void aPasswordHasTheScoreThatZxcvbnGivesIt(String password) {
        assertThat(score(password))
                .isEqualTo(new Zxcvbn().measure(password, CONTEXT).getScore());
    }

    @Test
    void noneIsTakenForMuchStrongerThanByZxcvbn() {
        var zxcvbn = new Zxcvbn();
        var passwords = new HostilePasswords(4);
        for (var made = 0; made < 300; made++) {
            var password = passwords.get();
            password = password.substring(0, Math.min(14, password.length()));
            assertThat(score(password))
                    .as(password)
                    .isLessThanOrEqualTo(zxcvbn.measure(password, CONTEXT).getScore() + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "password", "P4ssw0rd!", "qwerty12345", "il1|", "abcabd", "13/5/1987", "\u00e9"})
    void whatIsWeakStaysWeakHoweverOftenItIsRepeated(String weak) {
        for (var times : new int[] {4, 10, 1024 / weak.length()}) {
            assertThat(score(weak.repeat(times))).as("%s times %d", weak, times).isLessThan(3);
        }
    }

    @Test
    void aWeakBeginningDoesNotSpoilAStrongRest() {
        for (var weak : List.of("a", "password", "1234567890", "qwerty", HostilePasswords.SYMBOLS)) {
            assertThat(score(weak.repeat(900 / weak.length()) + STRONG))
                    .as(weak)
                    .isEqualTo(4);
            assertThat(score(STRONG + weak.repeat(900 / weak.length())))
                    .as(weak)
                    .isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aaaaaaaaaaaa, Avoid repeated words and characters.",
        "passwordpassword, Avoid repeated words and characters.",
        "abcdefghijk, Avoid sequences such as abc or 6543.",
        "qwerfdsazxcv, Avoid neighboring keys such as qwerty.",
        "13/5/1987, Avoid dates and years.",
        "tribulation, Use some words that do not belong together.",
    })
    void theHintSaysWhatIsWeak(String password, String hint) {
        assertThat(strength().estimate(new Password(password), CONTEXT).hint()).isEqualTo(hint);
    }

    private int score(String password) {
        return strength().estimate(new Password(password), CONTEXT).score();
    }
}
