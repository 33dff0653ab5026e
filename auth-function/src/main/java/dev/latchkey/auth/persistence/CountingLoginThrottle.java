package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.port.LoginThrottle;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import java.time.Instant;

/** Counts every refusal; the audit trail is told of the first of a wait only. */
final class CountingLoginThrottle implements LoginThrottle {
    private final LoginThrottle throttle;
    private final Metrics metrics;

    CountingLoginThrottle(LoginThrottle throttle, Metrics metrics) {
        this.throttle = throttle;
        this.metrics = metrics;
    }

    @Override
    public Admission attempt(Email email, Instant now) {
        var admission = throttle.attempt(email, now);
        if (admission instanceof Refused) {
            metrics.count(Metric.LOG_INS_THROTTLED);
        }
        return admission;
    }

    @Override
    public void reset(Email email) {
        throttle.reset(email);
    }
}
