package dev.latchkey.accounts.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.AccountsApp;
import dev.latchkey.accounts.fake.FakePasswordHasher;
import dev.latchkey.accounts.fake.FakeWorld;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Log-ins that come while as many others as are free are still being checked, by a hasher that is held. */
class PendingLogInsTest extends UseCaseTest {
    private static final String CHECKING =
            "Other attempts for this account are still being checked. Try again in a moment.";
    private static final String FAILED = "Too many failed attempts for this account. Try again later.";

    private final HeldHasher held = new HeldHasher(FakeWorld.FREE_FAILURES);
    private final AccountsApp slow = world.builder().passwordHasher(held).build();

    @Test
    void oneMoreIsToldThatOthersAreBeingCheckedAndPassesOnceOneWasRight() throws Exception {
        registerAda();
        try (var threads = Executors.newCachedThreadPool()) {
            var pending = begin(threads, RIGHT, ADA);

            var failure = refused(FailureCode.TOO_MANY_REQUESTS, () -> logIn(RIGHT));
            assertThat(failure.detail()).isEqualTo(CHECKING);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));

            held.release();
            assertThat(outcomes(pending)).containsOnly("let in");
        }
        logIn(RIGHT);
    }

    @Test
    void onceAllWereWrongOneMoreIsToldOfFailures() throws Exception {
        registerAda();
        try (var threads = Executors.newCachedThreadPool()) {
            var pending = begin(threads, WRONG, ADA);
            assertThat(refused(FailureCode.TOO_MANY_REQUESTS, () -> logIn(RIGHT))
                            .detail())
                    .isEqualTo(CHECKING);

            held.release();
            assertThat(outcomes(pending)).containsOnly("invalid_credentials");
        }
        assertThat(refused(FailureCode.TOO_MANY_REQUESTS, () -> logIn(RIGHT)).detail())
                .isEqualTo(FAILED);
        assertThat(held.checks()).isEqualTo(FakeWorld.FREE_FAILURES);
    }

    @Test
    void anEmailThatNobodyHasGetsTheSameAnswers() throws Exception {
        var nobody = Email.of("nobody@example.com");
        try (var threads = Executors.newCachedThreadPool()) {
            var pending = begin(threads, WRONG, nobody);
            assertThat(refused(FailureCode.TOO_MANY_REQUESTS, () -> logIn(slow, WRONG, nobody))
                            .detail())
                    .isEqualTo(CHECKING);

            held.release();
            assertThat(outcomes(pending)).containsOnly("invalid_credentials");
        }
        assertThat(refused(FailureCode.TOO_MANY_REQUESTS, () -> logIn(slow, WRONG, nobody))
                        .detail())
                .isEqualTo(FAILED);
    }

    /** What is asked for behind a token waits for the same attempts. */
    @Test
    void aDeletionIsToldTheSame() throws Exception {
        var caller = callerOf(registerAda());
        try (var threads = Executors.newCachedThreadPool()) {
            var pending = begin(threads, RIGHT, ADA);
            assertThat(refused(
                                    FailureCode.TOO_MANY_REQUESTS,
                                    () -> app.deleteAccount().delete(caller, RIGHT))
                            .detail())
                    .isEqualTo(CHECKING);
            held.release();
            outcomes(pending);
        }
        app.deleteAccount().delete(caller, RIGHT);
    }

    /** They count as failures, as all that is admitted does, and keep nobody waiting for longer than those. */
    @Test
    void attemptsOfAnInstanceThatDiedHoldNobodyUp() {
        registerAda();
        for (var attempt = 0; attempt < FakeWorld.FREE_FAILURES; attempt++) {
            world.store
                    .loginThrottle(ThrottlePolicy.withFreeFailures(FakeWorld.FREE_FAILURES))
                    .attempt(ADA, world.instant());
        }
        refused(FailureCode.TOO_MANY_REQUESTS, () -> logIn(RIGHT));

        world.pass(Duration.ofSeconds(1));

        logIn(RIGHT);
    }

    private List<Future<String>> begin(ExecutorService threads, Password password, Email email)
            throws InterruptedException {
        var begun = new ArrayList<Future<String>>();
        for (var attempt = 0; attempt < FakeWorld.FREE_FAILURES; attempt++) {
            begun.add(threads.submit(() -> outcome(password, email)));
        }
        held.awaitAll();
        return begun;
    }

    private String outcome(Password password, Email email) {
        try {
            logIn(slow, password, email);
            return "let in";
        } catch (FailureException refused) {
            return refused.failure().code().wireName();
        }
    }

    private static void logIn(AccountsApp app, Password password, Email email) {
        app.logIn().logIn(new LogInAttempt(email, password, Optional.empty(), ORIGIN));
    }

    private static List<String> outcomes(List<Future<String>> pending) throws Exception {
        var outcomes = new ArrayList<String>();
        for (var outcome : pending) {
            outcomes.add(outcome.get());
        }
        return outcomes;
    }

    /** Begins to check when asked, and goes on when released. */
    private static final class HeldHasher implements PasswordHasher {
        private final FakePasswordHasher hasher = new FakePasswordHasher("a");
        private final CountDownLatch begun;
        private final CountDownLatch released = new CountDownLatch(1);

        HeldHasher(int checks) {
            begun = new CountDownLatch(checks);
        }

        void awaitAll() throws InterruptedException {
            begun.await();
        }

        void release() {
            released.countDown();
        }

        int checks() {
            return hasher.checks();
        }

        @Override
        public PasswordHash hash(Password password) {
            return hasher.hash(password);
        }

        @Override
        public boolean matches(Password password, PasswordHash hash) {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("Interrupted while held", e);
            }
            return hasher.matches(password, hash);
        }

        @Override
        public boolean needsRehash(PasswordHash hash) {
            return hasher.needsRehash(hash);
        }

        @Override
        public PasswordHash decoy() {
            return hasher.decoy();
        }
    }
}
