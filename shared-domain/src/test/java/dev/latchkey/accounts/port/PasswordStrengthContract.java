package dev.latchkey.accounts.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.Password;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordStrength} keeps to. */
public abstract class PasswordStrengthContract {
    private static final String STRONG = "Zulu-quartz mitten 48 orbit";

    protected abstract PasswordStrength strength();

    @Test
    void anOftenUsedPasswordIsCommonHoweverItIsWritten() {
        assertThat(strength().estimate(new Password("password123"), List.of()).common())
                .isTrue();
        assertThat(strength().estimate(new Password("PassWord123"), List.of()).common())
                .isTrue();
    }

    @Test
    void aStrongPasswordScoresHigh() {
        var judged = strength().estimate(new Password(STRONG), List.of());

        assertThat(judged.common()).isFalse();
        assertThat(judged.score()).isEqualTo(4);
    }

    @Test
    void aRepeatedLetterScoresLowAndComesWithAHint() {
        var judged = strength().estimate(new Password("aaaaaaaaaaaa"), List.of());

        assertThat(judged.score()).isLessThan(2);
        assertThat(judged.hint()).isNotEmpty();
    }

    @Test
    void wordsOfTheContextAreWorthLittle() {
        var word = "zyxomma.petiolatum";

        var known = strength().estimate(new Password(word), List.of("unrelated", word));

        assertThat(known.score())
                .isLessThan(strength().estimate(new Password(word), List.of()).score());
    }

    @Test
    void anyPasswordIsJudged() {
        assertThat(strength().estimate(new Password(""), List.of("")).score()).isZero();
        assertThat(strength()
                        .estimate(new Password("\uD83D\uDD11x".repeat(512)), List.of("\uD83D\uDD11"))
                        .score())
                .isBetween(0, 4);
    }
}
