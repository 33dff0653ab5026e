package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.port.Rotation;
import dev.latchkey.accounts.port.Rotation.Current;
import dev.latchkey.accounts.port.Rotation.Over;
import dev.latchkey.accounts.port.Rotation.Reused;
import dev.latchkey.database.Database;
import dev.latchkey.database.Row;
import dev.latchkey.domain.UserId;
import java.sql.SQLException;

/**
 * Decides on a refresh token in one statement. {@code held} locks the session's row and reads it as it is once the lock
 * is there, so that parallel uses decide one after the other, each on what the one before it made; the other parts act
 * on what was held. A session that a policy grown stricter since lets live no longer is over. A session's {@code last_used_at} is the time of its last rotation: a replay does not move it.
 */
final class RotationStatement {
    private static final String ROTATE = """
            with used (session_id, generation, at, replay_window, idle_life, max_life,
                       user_agent, ip_address, request_id, event_id) as (
              values (?::uuid, ?::integer, ?::timestamptz, ?::interval, ?::interval, ?::interval,
                      ?::text, ?::text, ?::text, ?::uuid)
            ), held as (
              select s.* from sessions s, used
              where s.id = used.session_id and s.expires_at > used.at
                and least(s.last_used_at + used.idle_life, s.created_at + used.max_life) > used.at
              for update of s
            ), advanced as (
              update sessions s
              set generation = s.generation + 1, last_used_at = used.at,
                  expires_at = least(used.at + used.idle_life, s.created_at + used.max_life),
                  user_agent = used.user_agent, ip_address = used.ip_address
              from held, used
              where s.id = held.id and held.generation = used.generation
              returning s.user_id, s.generation, s.expires_at
            ), replayed as (
              select held.user_id, held.generation, held.expires_at from held, used
              where held.generation = used.generation + 1
                and used.replay_window > interval '0' and used.at < held.last_used_at + used.replay_window
            ), ended as (
              delete from sessions s using held, used
              where s.id = held.id and held.generation <> used.generation and not exists (table replayed)
              returning s.id, s.user_id
            ), told as (
              insert into audit_events
                (id, type, occurred_at, request_id, ip_address, user_agent, user_id, session_id)
              select used.event_id, 'refresh_token_reused', used.at, used.request_id, used.ip_address,
                     used.user_agent, ended.user_id, ended.id
              from ended, used
            )
            select true as current, * from advanced
            union all select true, * from replayed
            union all select false, ended.user_id, 0, '-infinity' from ended""";

    private RotationStatement() {}

    static Rotation.Outcome run(Database database, Rotation rotation) {
        var policy = rotation.policy();
        var origin = rotation.origin();
        return database.change(
                        ROTATE,
                        RotationStatement::outcome,
                        rotation.sessionId().value(),
                        rotation.generation(),
                        rotation.now(),
                        policy.replayWindow(),
                        policy.idleLife(),
                        policy.maxLife(),
                        origin.userAgent(),
                        origin.ipAddress(),
                        origin.requestId(),
                        rotation.auditEventId())
                .orElseGet(Over::new);
    }

    private static Rotation.Outcome outcome(Row row) throws SQLException {
        return row.flag("current")
                ? new Current(new UserId(row.uuid("user_id")), row.number("generation"), row.instant("expires_at"))
                : new Reused();
    }
}
