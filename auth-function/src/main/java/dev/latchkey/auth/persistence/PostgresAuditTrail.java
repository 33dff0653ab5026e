package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.AuditPage;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.database.Database;
import dev.latchkey.domain.UserId;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

@Singleton
final class PostgresAuditTrail implements AuditTrail {
    /** The lock makes this wait for a deletion of the account, or the deletion for this. */
    private static final String RECORD = AuditRows.EVENT + AuditRows.INSERT
            + " where e.user_id is null or exists (select from users u where u.id = e.user_id for key share)";

    private static final String RECORD_DELETION = AuditRows.EVENT + """
             insert into audit_events
              (id, type, occurred_at, request_id, ip_address, user_agent, former_user_id, session_id)
            select * from event""";

    private static final String NEWEST = """
            select * from audit_events
            where user_id = ?
              and (?::uuid is null
                or (occurred_at, id) < (select b.occurred_at, b.id from audit_events b where b.id = ?::uuid and b.user_id = ?))
            order by occurred_at desc, id desc
            limit ?""";

    private final Database database;
    private final Metrics metrics;

    PostgresAuditTrail(Database database, Metrics metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    @Override
    public void record(AuditEvent event) {
        if (event.type() == AuditEventType.LOG_IN_FAILED) {
            metrics.count(Metric.LOG_INS_FAILED);
        }
        var sql = event.type() == AuditEventType.ACCOUNT_DELETED ? RECORD_DELETION : RECORD;
        database.update(sql, AuditRows.parameters(event));
    }

    @Override
    public AuditPage of(UserId userId, Optional<UUID> before) {
        return AuditPage.of(database.query(
                NEWEST, AuditRows::read, userId.value(), before, before, userId.value(), AuditPage.LIMIT + 1));
    }
}
