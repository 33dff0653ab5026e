package dev.latchkey.accounts.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.Password;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordHasher} keeps to. */
public abstract class PasswordHasherContract {
    private static final Password PASSWORD = new Password("correct horse battery staple");

    protected abstract PasswordHasher hasher();

    @Test
    void aPasswordMatchesItsOwnHash() {
        assertThat(hasher().matches(PASSWORD, hasher().hash(PASSWORD))).isTrue();
    }

    @Test
    void anotherPasswordDoesNotMatch() {
        var hash = hasher().hash(PASSWORD);

        assertThat(hasher().matches(new Password("correct horse battery stapl"), hash))
                .isFalse();
        assertThat(hasher().matches(new Password("Correct horse battery staple"), hash))
                .isFalse();
        assertThat(hasher().matches(new Password(""), hash)).isFalse();
    }

    @Test
    void nothingOfALongPasswordIsCut() {
        var long1 = new Password("\uD83D\uDD11".repeat(1023) + "a");
        var long2 = new Password("\uD83D\uDD11".repeat(1023) + "b");

        assertThat(hasher().matches(long1, hasher().hash(long1))).isTrue();
        assertThat(hasher().matches(long2, hasher().hash(long1))).isFalse();
    }

    @Test
    void aPasswordMatchesHoweverAKeyboardWritesIt() {
        var composed = new Password("caf\u00e9 au lait, sans sucre");
        var decomposed = new Password("cafe\u0301 au\u00a0lait, sans\u3000sucre");

        assertThat(hasher().matches(decomposed, hasher().hash(composed))).isTrue();
        assertThat(hasher().matches(composed, hasher().hash(decomposed))).isTrue();
    }

    @Test
    void everyHashHasASaltOfItsOwn() {
        assertThat(hasher().hash(PASSWORD)).isNotEqualTo(hasher().hash(PASSWORD));
    }

    @Test
    void aFreshHashNeedsNoRehash() {
        assertThat(hasher().needsRehash(hasher().hash(PASSWORD))).isFalse();
    }

    @Test
    void noPasswordMatchesTheDecoy() {
        assertThat(hasher().matches(PASSWORD, hasher().decoy())).isFalse();
        assertThat(hasher().matches(new Password(""), hasher().decoy())).isFalse();
    }
}
