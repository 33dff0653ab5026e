package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.domain.UserId;
import java.util.List;

final class PostgresAuditTrail implements AuditTrail {
    private static final String RECORD = AuditRows.EVENT + AuditRows.INSERT
            + " where e.user_id is null or exists (select from users u where u.id = e.user_id)";

    private static final String RECORD_DELETION = AuditRows.EVENT + """
             insert into audit_events
              (id, type, occurred_at, request_id, ip_address, user_agent, former_user_id, session_id)
            select * from event""";

    private final Database database;

    PostgresAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public void record(AuditEvent event) {
        var sql = event.type() == AuditEventType.ACCOUNT_DELETED ? RECORD_DELETION : RECORD;
        database.update(sql, AuditRows.parameters(event));
    }

    @Override
    public List<AuditEvent> of(UserId userId) {
        return database.query(
                "select * from audit_events where user_id = ? order by occurred_at, id",
                AuditRows::read,
                userId.value());
    }
}
