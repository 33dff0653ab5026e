package dev.latchkey.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.PasswordHasherContract;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest {
    private static final Argon2Parameters COST = new Argon2Parameters(7168, 5, 1);
    private static final Argon2 NATIVE =
            NativeArgon2.load().orElseThrow(() -> new AssertionError("libargon2 does not load on this platform"));
    private static final Argon2 PORTABLE = new PortableArgon2();

    @Nested
    class Native extends PasswordHasherContract {
        @Override
        protected PasswordHasher hasher() {
            return hasherOf(NATIVE, COST);
        }
    }

    @Nested
    class Portable extends PasswordHasherContract {
        @Override
        protected PasswordHasher hasher() {
            return hasherOf(PORTABLE, COST);
        }
    }

    /** The value that the reference implementation's own test.c gives for these inputs (Argon2id, version 19). */
    @Test
    void bothImplementationsComputeWhatTheReferenceDoes() {
        var cost = new Argon2Parameters(65536, 2, 1);
        var password = "password".getBytes(StandardCharsets.UTF_8);
        var salt = "somesalt".getBytes(StandardCharsets.UTF_8);
        var expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7";

        assertThat(HexFormat.of().formatHex(NATIVE.hash(cost, password, salt, 32)))
                .isEqualTo(expected);
        assertThat(HexFormat.of().formatHex(PORTABLE.hash(cost, password, salt, 32)))
                .isEqualTo(expected);
    }

    @Test
    void aHashIsAPhcStringThatNamesItsCost() {
        assertThat(hasherOf(NATIVE, COST).hash(new Password("secret")).phc())
                .matches("\\$argon2id\\$v=19\\$m=7168,t=5,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void aHashOfAnotherCostStillMatchesAndNeedsARehash() {
        var password = new Password("secret");
        PasswordHash old = hasherOf(PORTABLE, COST).hash(password);
        var now = hasherOf(NATIVE, new Argon2Parameters(19456, 2, 1));

        assertThat(now.matches(password, old)).isTrue();
        assertThat(now.needsRehash(old)).isTrue();
    }

    @Test
    void aHashOfALowerCostTakesTheWorkOfTheDecoy() {
        var wrong = new Password("wrong");
        var work = new AtomicLong();
        var now = hasherOf(
                (cost, password, salt, length) -> {
                    work.addAndGet((long) cost.memory() * cost.passes());
                    return NATIVE.hash(cost, password, salt, length);
                },
                new Argon2Parameters(19456, 2, 1));
        now.matches(wrong, now.decoy());
        long decoy = work.getAndSet(0);

        for (var cheaper : List.of(COST, new Argon2Parameters(8, 1, 1), new Argon2Parameters(19456, 1, 1))) {
            var old = hasherOf(NATIVE, cheaper).hash(new Password("secret"));
            assertThat(now.matches(wrong, old)).isFalse();
            assertThat(work.getAndSet(0)).isEqualTo(decoy);
        }
        now.matches(wrong, hasherOf(NATIVE, new Argon2Parameters(19457, 2, 1)).hash(new Password("secret")));
        assertThat(work.get()).isEqualTo(2 * 19457);
    }

    private static PasswordHasher hasherOf(Argon2 argon2, Argon2Parameters cost) {
        return new Argon2PasswordHasher(argon2, cost, SecureRandom::new);
    }
}
