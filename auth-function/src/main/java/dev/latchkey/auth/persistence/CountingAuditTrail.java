package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.AuditPage;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.domain.UserId;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import java.util.Optional;
import java.util.UUID;

/** Counts failed log-ins, which are told to the audit trail one by one. */
final class CountingAuditTrail implements AuditTrail {
    private final AuditTrail trail;
    private final Metrics metrics;

    CountingAuditTrail(AuditTrail trail, Metrics metrics) {
        this.trail = trail;
        this.metrics = metrics;
    }

    @Override
    public void record(AuditEvent event) {
        if (event.type() == AuditEventType.LOG_IN_FAILED) {
            metrics.count(Metric.LOG_INS_FAILED);
        }
        trail.record(event);
    }

    @Override
    public AuditPage of(UserId userId, Optional<UUID> before) {
        return trail.of(userId, before);
    }
}
