package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.Fingerprint;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.database.Database;
import dev.latchkey.database.Row;
import dev.latchkey.domain.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;

@Singleton
final class PostgresIdempotencyKeys implements IdempotencyKeys {
    /** Gives the claim that holds: the new one, if the key is new or its last claim too old, or else the one there. */
    private static final String CLAIM = """
            insert into idempotency_keys as k (key_hash, fingerprint, user_id, session_id, created_at)
            values (?, ?, ?, ?, ?)
            on conflict (key_hash) do update
            set (fingerprint, user_id, session_id, created_at) = (
              select claim.fingerprint, claim.user_id, claim.session_id, claim.created_at
              from (values
                  (excluded.fingerprint, excluded.user_id, excluded.session_id, excluded.created_at, true),
                  (k.fingerprint, k.user_id, k.session_id, k.created_at, false))
                claim (fingerprint, user_id, session_id, created_at, expired)
              where claim.expired = (k.created_at <= ?))
            returning fingerprint, user_id, session_id""";

    private final Database database;

    PostgresIdempotencyKeys(Database database) {
        this.database = database;
    }

    @Override
    public Claim claim(IdempotencyKey key, Fingerprint request, UserId userId, SessionId sessionId, Instant now) {
        return database.change(
                        CLAIM,
                        row -> read(row, request, sessionId),
                        Sha256.of(key.value()),
                        request.value(),
                        userId.value(),
                        sessionId.value(),
                        now,
                        now.minus(RETENTION))
                .orElseThrow();
    }

    private static Claim read(Row row, Fingerprint request, SessionId own) throws SQLException {
        var holder = new SessionId(row.uuid("session_id"));
        if (holder.equals(own)) {
            return new Fresh();
        }
        return new Fingerprint(row.text("fingerprint")).equals(request)
                ? new Repeated(new UserId(row.uuid("user_id")), holder)
                : new Reused();
    }

    @Override
    public void forget(UserId userId) {
        database.update("delete from idempotency_keys where user_id = ?", userId.value());
    }
}
