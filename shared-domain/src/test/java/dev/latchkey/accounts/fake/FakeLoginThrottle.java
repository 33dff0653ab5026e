package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.accounts.port.LoginThrottle;
import java.time.Duration;
import java.time.Instant;

final class FakeLoginThrottle implements LoginThrottle {
    /** What is known of one email. */
    record Failures(int count, Instant lastAttemptAt, Instant blockedUntil, int refusals, int checking) {
        static final Failures NONE = new Failures(0, Instant.EPOCH, Instant.EPOCH, 0, 0);
    }

    private final FakeStore store;
    private final ThrottlePolicy policy;

    FakeLoginThrottle(FakeStore store, ThrottlePolicy policy) {
        this.store = store;
        this.policy = policy;
    }

    @Override
    public Admission attempt(Email email, Instant now) {
        return store.atomically(() -> {
            var known = store.failures.getOrDefault(email, Failures.NONE);
            if (now.isBefore(known.blockedUntil()) && known.lastAttemptAt().isBefore(known.blockedUntil())) {
                var refused = new Failures(
                        known.count(),
                        known.lastAttemptAt(),
                        known.blockedUntil(),
                        known.refusals() + 1,
                        known.checking());
                store.failures.put(email, refused);
                return new Refused(
                        Duration.between(now, known.blockedUntil()), refused.refusals() == 1, checking(known, now) > 0);
            }
            var forgotten = !now.isBefore(known.lastAttemptAt().plus(policy.forgetAfter()));
            var count = forgotten ? 1 : known.count() + 1;
            var at = now.isBefore(known.lastAttemptAt()) ? known.lastAttemptAt() : now;
            store.failures.put(
                    email, new Failures(count, at, at.plus(policy.waitAfter(count)), 0, checking(known, now) + 1));
            return new Admitted();
        });
    }

    private static int checking(Failures known, Instant now) {
        return now.isBefore(known.lastAttemptAt().plus(CHECKED_WITHIN)) ? known.checking() : 0;
    }

    @Override
    public void failed(Email email) {
        store.atomically(() -> store.failures.computeIfPresent(
                email,
                (_, known) -> new Failures(
                        known.count(),
                        known.lastAttemptAt(),
                        known.blockedUntil(),
                        known.refusals(),
                        Math.max(0, known.checking() - 1))));
    }

    @Override
    public void reset(Email email) {
        store.atomically(() -> store.failures.remove(email));
    }
}
