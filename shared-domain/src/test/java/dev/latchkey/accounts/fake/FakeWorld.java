package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.AccountsApp;
import dev.latchkey.accounts.model.PasswordPolicy;
import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.accounts.port.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Accounts over fakes, built as production builds them, with a clock that moves when told to. */
public final class FakeWorld implements InstantSource {
    public static final int FREE_FAILURES = 3;

    public final FakeStore store = new FakeStore();
    public final FakePasswordHasher hasher = new FakePasswordHasher("a");
    public final FakeTokens tokens = new FakeTokens();
    public final FakePreferencesExport preferences = new FakePreferencesExport();

    private final AtomicLong ids = new AtomicLong();
    private Instant now = Samples.NOW;

    /** A builder with every port set. */
    public AccountsApp.Builder builder() {
        return AccountsApp.builder()
                .users(store.users())
                .sessions(store.sessions())
                .passwordHasher(hasher)
                .passwordStrength(new FakePasswordStrength())
                .accessTokens(tokens)
                .refreshTokens(tokens)
                .loginThrottle(store.loginThrottle(ThrottlePolicy.withFreeFailures(FREE_FAILURES)))
                .auditTrail(store.auditTrail())
                .idempotencyKeys(store.idempotencyKeys())
                .fingerprints(tokens)
                .preferencesExport(preferences)
                .unitOfWork(store.unitOfWork())
                .ids(() -> new UUID(0x7000, ids.incrementAndGet()))
                .clock(this)
                .passwordPolicy(new PasswordPolicy(8, 3))
                .sessionPolicy(Samples.POLICY);
    }

    public AccountsApp app() {
        return builder().build();
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
